import { usePages } from '../api/use-pages.js';
import { More } from '../ui/more.js';
import { Empty, Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import { RetentionPage } from './retention-page.js';
import { retentionTexts } from './texts.js';

interface Purged {
  readonly id: string;
  readonly title: string | null;
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
            <ul class="rows">
              {items.map(({ id, title, certificateId, purgedAt }) => (
                <li key={id}>
                  <a href={`/app/retention/certificates/${certificateId}`}>
                    <Name>{title ?? t('certificates.untitled')}</Name>
                  </a>
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
