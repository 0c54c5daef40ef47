import { Hash, Name, When } from '../ui/words.js';
import type { ServiceRecord } from './record.js';
import { verifyTexts } from './texts.js';
import { sizeText } from './words.js';

/** What the service says under a code: states, times and hashes. */
export function RecordFacts({ record }: { readonly record: ServiceRecord }) {
  const { t } = verifyTexts;
  const { state, document, seal, files, signatories, sentAt, closedAt, signedAt } = record;
  const times: readonly (readonly [Parameters<typeof t>[0], string | null])[] = [
    ['record.sentAt', sentAt],
    ['record.closedAt', closedAt],
    ['record.sealedAt', seal.sealedAt],
    ['record.stampedAt', seal.timeStampedAt],
  ];
  return (
    <div class="card">
      <dl class="facts">
        <dt>{t('record.state')}</dt>
        <dd>{t(`record.states.${state}`)}</dd>
        <dt>{t('record.signed')}</dt>
        <dd>
          {t('record.signedOf', { signed: signedAt.length, asked: signatories })}
          {signedAt.map((at) => (
            <span class="hint" key={at}>
              {t('record.signedAt')} <When at={at} />
            </span>
          ))}
        </dd>
        {times.map(([key, at]) =>
          at === null ? null : (
            <>
              <dt>{t(key)}</dt>
              <dd>
                <When at={at} shown="exact" />
              </dd>
            </>
          ),
        )}
        {seal.sealedBy !== null && (
          <>
            <dt>{t('record.sealedBy')}</dt>
            <dd>
              <Name>{seal.sealedBy}</Name>
            </dd>
          </>
        )}
        <dt>{t('record.document')}</dt>
        <dd>
          {t('record.pages', { count: document.pages, size: sizeText(document.bytes) })}
          <span class="hint">
            SHA-256 <Hash>{document.sha256}</Hash>
          </span>
        </dd>
        <dt>{t('record.files')}</dt>
        <dd>
          <ol class="files">
            {files.map((one) => (
              <li key={one.sha256}>
                {one.part === 'document' ? t('record.sealed', { count: one.signatures }) : t('record.page')}, PAdES{' '}
                {one.level}, <When at={one.madeAt} />
                <span class="hint">
                  SHA-256 <Hash>{one.sha256}</Hash>
                </span>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
    </div>
  );
}
