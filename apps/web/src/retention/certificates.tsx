import { usePages } from '../api/use-pages.js';
import { More } from '../ui/more.js';
import { Empty, Shown } from '../ui/states.js';
import { Hash, When } from '../ui/words.js';
import { RetentionPage } from './retention-page.js';
import { retentionTexts } from './texts.js';

interface Purged {
  readonly id: string;
  readonly documentId: string;
  readonly lastSignedAt: string;
  readonly certificateId: string;
  readonly purgedAt: string;
}

const t = retentionTexts.t;

/** What is gone, and the proof of each. */
export default function CertificatesPage() {
  return (
    <RetentionPage title={t('certificates.title')} help="retention">
      <Certificates />
    </RetentionPage>
  );
}

function Certificates() {
  const pages = usePages<Purged>('/v1/retention/certificates');
  return (
    <section class="card">
      <p class="quiet">{t('certificates.text')}</p>
      <Shown of={pages}>
        {(items) => (
          <>
            {items.length === 0 && <Empty title={t('certificates.none')} />}
            <ul class="rows kept">
              {items.map(({ id, documentId, lastSignedAt, certificateId, purgedAt }) => (
                <li key={id}>
                  <div>
                    <a href={`/app/retention/certificates/${certificateId}`}>
                      {t('certificates.signed')} <When at={lastSignedAt} />
                    </a>
                    <p class="quiet">
                      <Hash>{documentId}</Hash>
                    </p>
                  </div>
                  <span class="quiet">
                    {t('certificates.purgedAt')} <When at={purgedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
      <More of={pages} />
    </section>
  );
}
