import './documents.css';
import type { ComponentChild, ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { download } from '../api/download.js';
import { useAction } from '../api/use-action.js';
import type { Pages } from '../api/use-pages.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Check } from '../ui/field.js';
import { More } from '../ui/more.js';
import { DocumentRow } from './document-row.js';
import type { KeptDocument } from './kept-document.js';
import { documentTexts } from './texts.js';

export interface DocumentListProps<D extends KeptDocument> {
  readonly of: Pages<D>;
  /** Where several are had as one ZIP. */
  readonly zip: string;
  /** A document's page. */
  readonly hrefOf: (document: D) => string;
  /** What the list says of each besides what all say. */
  readonly factsOf: (document: D) => readonly (ComponentChild | false)[];
  /** What can be done with it: `li`s of its menu. */
  readonly menuOf: (document: D) => ComponentChildren;
}

const most = 100;

/** Documents, of which some can be chosen and downloaded together. */
export function DocumentList<D extends KeptDocument>({ of, zip, hrefOf, factsOf, menuOf }: DocumentListProps<D>) {
  const t = documentTexts.t;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const items = of.value ?? [];
  const ids = items.map(({ id }) => id).filter((id) => chosen.has(id));
  const bundle = useAction(() => download(`${zip}?ids=${ids.join(',')}`, 'documents.zip'));
  const choose = (id: string) => (isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  const isAll = ids.length === items.length;
  return (
    <>
      <div class="selection">
        <Check checked={isAll} onValue={() => setChosen(new Set(isAll ? [] : items.map(({ id }) => id)))}>
          {t('selectAll')}
        </Check>
        <div class="actions" role="status">
          {ids.length > 0 && <span class="count">{t('selected', { count: ids.length })}</span>}
          {ids.length > most && <span class="fault">{t('tooMany')}</span>}
        </div>
        {ids.length > 0 && (
          <Button busy={bundle.isBusy} disabled={ids.length > most} onClick={() => void bundle.run()}>
            {t('zip')}
          </Button>
        )}
      </div>
      <Failure error={bundle.error} onRetry={() => void bundle.run()} />
      <ul class="rows documents">
        {items.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            href={hrefOf(document)}
            facts={factsOf(document)}
            menu={menuOf(document)}
            isChosen={chosen.has(document.id)}
            onChoose={choose(document.id)}
          />
        ))}
      </ul>
      <More of={of} />
    </>
  );
}
