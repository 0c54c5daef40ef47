import { Notice } from '../ui/notice.js';
import { Name } from '../ui/words.js';
import type { Asker, Explained } from './answer.js';
import { aboutOf } from './about-document.js';
import { FindingShown } from './finding-shown.js';
import { OtherReasons } from './other-reasons.js';
import { missingTexts } from './texts.js';

export interface ExplanationProps {
  readonly document: Explained;
  readonly asker: Asker;
  /** It was not chosen among others, and has not been named yet. */
  readonly isAlone: boolean;
}

/** Why one document is missed: what holds first, the rest folded up. */
export function Explanation({ document, asker, isAlone }: ExplanationProps) {
  const { findings, copies, title } = document;
  const of = (verdict: (typeof findings)[number]['verdict']) => findings.filter((one) => one.verdict === verdict);
  const holding = of('holds');
  return (
    <section class="card">
      <h2>{missingTexts.t('step.why')}</h2>
      {isAlone && (
        <p>
          <Name>{title ?? missingTexts.t('unnamed')}</Name>
          <span class="hint">
            <bdi>{aboutOf(document)}</bdi>
          </span>
        </p>
      )}
      <Copies copies={copies} asker={asker} />
      {holding.length === 0 && copies.length === 0 && <p>{missingTexts.t('noReason')}</p>}
      {holding.length > 0 && (
        <ol class="findings">
          {holding.map((finding) => (
            <FindingShown key={finding.reason} finding={finding} document={document} asker={asker} />
          ))}
        </ol>
      )}
      <OtherReasons kind="rest" findings={of('does-not-hold')} />
      <OtherReasons kind="untold" findings={of('cannot-be-told')} />
    </section>
  );
}

function Copies({ copies, asker }: Pick<Explained, 'copies'> & { readonly asker: Asker }) {
  if (copies.length === 0) return null;
  const pages = asker === 'own' ? '/app/documents' : '/app/archive';
  return (
    <Notice kind="good" title={missingTexts.t('copy.title')}>
      <p>{missingTexts.t('copy.detail')}</p>
      {copies.map((copy) => (
        <a class="button second" key={copy} href={`${pages}/${copy}`}>
          {missingTexts.t('copy.link')}
        </a>
      ))}
    </Notice>
  );
}
