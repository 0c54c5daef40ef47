import type { ComponentChildren } from 'preact';
import { language, locales } from '../texts.js';
import { Hash, Name, timeText, When } from '../ui/words.js';
import { keptText } from './document-row.js';
import { keptBecause, type KeptDocument, sizeText } from './kept-document.js';
import { documentTexts } from './texts.js';

export interface FactsProps {
  readonly document: KeptDocument;
  /** Before the others: terms and what they say. */
  readonly children?: ComponentChildren;
  /** After them. */
  readonly rest?: ComponentChildren;
}

/** What a copy of a document is, and until when and why it is kept. */
export function Facts({ document, children, rest }: FactsProps) {
  const t = documentTexts.t;
  const { fileName, state, kind, sentAt, closedAt, lastSignedAt, pages, bytes, sha256, retention } = document;
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{t('facts.title')}</h2>
      <dl>
        {children}
        <dt>{t('facts.kept')}</dt>
        <dd>
          {keptText(retention.keepUntil)}
          <span class="hint">{t(keptBecause(retention.rule))}</span>
        </dd>
        <dt>{t('facts.state')}</dt>
        <dd>{t(`states.${state}`)}</dd>
        <dt>{t('facts.kind')}</dt>
        <dd>{t(`kinds.${kind}`)}</dd>
        {sentAt !== undefined && <Time term={t('facts.sent')} at={sentAt} />}
        <Time term={t('facts.closed')} at={closedAt} />
        <Time term={t('facts.lastSigned')} at={lastSignedAt} />
        <dt>{t('facts.file')}</dt>
        <dd>
          {fileName !== null && <Name>{fileName}</Name>}
          <span class="hint">
            {t('facts.pages', { count: pages })}, {sizeText(bytes, locales[language()])}
          </span>
        </dd>
        <dt>{t('facts.sha256')}</dt>
        <dd>
          <Hash>{sha256}</Hash>
        </dd>
        {rest}
      </dl>
    </section>
  );
}

function Time({ term, at }: { readonly term: string; readonly at: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <When at={at} />
      </dd>
    </>
  );
}

/** Who was asked, and who signed when. */
export function Signatories({ of }: { readonly of: KeptDocument['signatories'] }) {
  const t = documentTexts.t;
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people">{t('people.title')}</h2>
      <ul class="rows">
        {of.map(({ name, signedAt }, i) => (
          <li key={i}>
            {name === null ? <span class="quiet">{t('people.erased')}</span> : <Name>{name}</Name>}
            <span class="quiet">
              {signedAt === null ? t('people.notSigned') : t('people.signed', { when: timeText(signedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
