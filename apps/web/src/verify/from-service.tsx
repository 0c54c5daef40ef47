import type { PdfVerification } from '@attestory/audit/verify-pdf';
import { useLoaded } from '../api/use-loaded.js';
import { Notice } from '../ui/notice.js';
import { Busy } from '../ui/states.js';
import { fetchRecord } from './ask-service.js';
import { likenessOf, likenessTones, type ServiceRecord } from './record.js';
import { verifyTexts } from './texts.js';
import { codeIn } from './verdict.js';

export interface FromServiceProps {
  readonly report: PdfVerification;
  /** Where it is known already which document the file should be. */
  readonly record?: ServiceRecord;
}

/** What the service says of a file that was checked: it is asked by the code that stands in it, and by nothing else. */
export function FromService({ report, record }: FromServiceProps) {
  const { t } = verifyTexts;
  const code = codeIn(report);
  return (
    <div class="card">
      <h2>{t('service.heading')}</h2>
      {record ? (
        <Likeness report={report} record={record} />
      ) : code === null ? (
        <p>{t('service.none')}</p>
      ) : (
        <Asked report={report} code={code} />
      )}
    </div>
  );
}

function Asked({ report, code }: { readonly report: PdfVerification; readonly code: string }) {
  const { t } = verifyTexts;
  const asked = useLoaded((signal) => fetchRecord(code, signal), [code]);
  if (asked.isLoading) return <Busy />;
  if (asked.value === undefined) return <Notice kind="warn">{t('service.unreachable', { code })}</Notice>;
  if (asked.value === 'unknown') return <Notice kind="bad">{t('service.unknown', { code })}</Notice>;
  return (
    <>
      <Likeness report={report} record={asked.value} />
      <p class="quiet">{t('service.asked', { code })}</p>
      <a href={`/verify/${code}`}>{t('service.more')}</a>
    </>
  );
}

function Likeness({ report, record }: { readonly report: PdfVerification; readonly record: ServiceRecord }) {
  const likeness = likenessOf(report, record);
  return <Notice kind={likenessTones[likeness]}>{verifyTexts.t(`service.${likeness}`)}</Notice>;
}
