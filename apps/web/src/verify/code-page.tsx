import { useLoaded } from '../api/use-loaded.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { fetchRecord } from './ask-service.js';
import { FileCheck } from './file-check.js';
import { RecordFacts } from './record-facts.js';
import { verifyTexts } from './texts.js';

/** What a verification code stands for, and whether a file is that document. */
export function CodePage({ code }: { readonly code: string }) {
  const { t } = verifyTexts;
  const record = useLoaded((signal) => fetchRecord(code, signal), [code]);
  const shown = record.value === undefined || record.value === 'unknown' ? code : record.value.code;
  return (
    <Page title={t('code.title', { code: shown })}>
      <Shown of={record}>
        {(found) =>
          found === 'unknown' ? (
            <Notice kind="bad" title={t('code.unknown')} live>
              <p>{t('code.unknownText')}</p>
            </Notice>
          ) : (
            <>
              <p class="quiet">{t('code.noNames')}</p>
              <RecordFacts record={found} />
              <h2>{t('code.compare')}</h2>
              <p>{t('code.compareText')}</p>
              <FileCheck record={found} />
            </>
          )
        }
      </Shown>
      <p>
        <a href="/verify">{t('another')}</a>
      </p>
    </Page>
  );
}
