import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../ui/notice.js';
import { Hash, Name } from '../ui/words.js';
import type { Checked } from './check-file.js';
import { FromService } from './from-service.js';
import type { ServiceRecord } from './record.js';
import { Signature } from './signature.js';
import { verifyTexts } from './texts.js';
import { conclusionOf, originalOf, type SealingCertificate, tones } from './verdict.js';
import { bytesText } from './words.js';

export interface ReportProps {
  readonly file: File;
  readonly checked: Checked;
  readonly known: readonly SealingCertificate[] | null;
  readonly record?: ServiceRecord;
}

/** What a file is worth: first in a sentence, then all that was found. */
export function Report({ file, checked: { report, isPdf }, known, record }: ReportProps) {
  const { t } = verifyTexts;
  const here = useRef<HTMLHeadingElement>(null);
  useEffect(() => here.current?.focus(), [report]);
  const conclusion = isPdf ? conclusionOf(report, known) : 'notPdf';
  const { signatures } = report;
  return (
    <section class="report" aria-labelledby="conclusion">
      <Notice kind={tones[conclusion]}>
        <h2 id="conclusion" tabIndex={-1} ref={here}>
          {t(`verdict.${conclusion}`)}
        </h2>
        <p>{t(`verdict.${conclusion}Text`)}</p>
        {isPdf && report.reason !== undefined && <p class="quiet">{t('reason', { reason: report.reason })}</p>}
      </Notice>
      <FileFacts file={file} report={report} />
      {isPdf && <FromService report={report} {...(record ? { record } : {})} />}
      {signatures.length > 0 && (
        <>
          <h2>{t('signatures.heading', { count: signatures.length })}</h2>
          <ol class="signatures">
            {signatures.map((one, i) => (
              <Signature key={i} signature={one} known={known} bytes={report.bytes} />
            ))}
          </ol>
        </>
      )}
      <Limits />
    </section>
  );
}

function FileFacts({ file, report }: { readonly file: File; readonly report: Checked['report'] }) {
  const { t } = verifyTexts;
  const original = originalOf(report);
  return (
    <div class="card">
      <h2>{t('file.heading')}</h2>
      <dl class="facts">
        <dt>{t('file.name')}</dt>
        <dd>
          <Name>{file.name}</Name>
        </dd>
        <dt>{t('file.size')}</dt>
        <dd>{bytesText(report.bytes)}</dd>
        <dt>SHA-256</dt>
        <dd>
          <Hash>{report.sha256}</Hash>
        </dd>
        {original && (
          <>
            <dt>{t('file.original')}</dt>
            <dd>
              {t(original.matches ? 'file.originalText' : 'file.originalNot', { size: bytesText(original.bytes) })}{' '}
              <Hash>{original.sha256}</Hash>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Limits() {
  const { t } = verifyTexts;
  return (
    <details class="limits">
      <summary>{t('limits.heading')}</summary>
      <p>{t('limits.checks')}</p>
      <p>{t('limits.vouched')}</p>
      <p>{t('limits.revoked')}</p>
    </details>
  );
}
