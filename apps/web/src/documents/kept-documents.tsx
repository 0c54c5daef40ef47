import { Empty, Shown } from '../ui/states.js';
import { DocumentList, type DocumentListProps } from './document-list.js';
import { addressOf, type Filter, isNarrowed } from './filter.js';
import type { KeptDocument } from './kept-document.js';
import { documentTexts } from './texts.js';

export interface KeptDocumentsProps<D extends KeptDocument> extends Omit<DocumentListProps<D>, 'hrefOf'> {
  /** Of the page; a document's own is below it. */
  readonly path: string;
  readonly filter: Filter;
  /** What is said where nothing is kept at all. */
  readonly empty: { readonly title: string; readonly text: string };
}

/** What is kept and looked for: a list, or why there is none. */
export function KeptDocuments<D extends KeptDocument>({ path, filter, empty, ...list }: KeptDocumentsProps<D>) {
  const t = documentTexts.t;
  return (
    <Shown of={list.of}>
      {(items) =>
        items.length === 0 ? (
          <Empty title={isNarrowed(filter) ? t('empty.foundNothing') : empty.title}>
            <p>{isNarrowed(filter) ? t('empty.foundNothingText') : empty.text}</p>
            <a href="/app/missing-document">{t('empty.help')}</a>
          </Empty>
        ) : (
          <DocumentList key={addressOf(path, filter)} hrefOf={({ id }) => `${path}/${id}`} {...list} />
        )
      }
    </Shown>
  );
}
