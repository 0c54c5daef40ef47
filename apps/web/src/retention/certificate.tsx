import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { language, locales } from '../texts.js';
import { Button } from '../ui/button.js';
import { Shown } from '../ui/states.js';
import { Hash, When } from '../ui/words.js';
import { RetentionPage } from './retention-page.js';
import { ruleNameOf } from './rules.js';
import { saveFile } from './save-file.js';
import { retentionTexts } from './texts.js';

interface Proof {
  readonly certificate: {
    readonly certificateId: string;
    readonly sha256: string;
    readonly deleted: readonly { readonly sha256: string; readonly bytes: number }[];
    readonly bytesKept?: boolean;
    readonly rule: string;
    readonly policyVersion: string;
    readonly lastSignedAt: string;
    readonly keepUntil: string;
    readonly purgedAt: string;
  };
  readonly signature: { readonly keyId: string };
  readonly event: { readonly stream: string; readonly hash: string };
}

const t = retentionTexts.t;

/** The signed proof of what was deleted. */
export default function CertificatePage({ id }: { readonly id: string }) {
  return (
    <RetentionPage title={t('certificate.title')} help="retention">
      <Certificate id={id} />
    </RetentionPage>
  );
}

function Certificate({ id }: { readonly id: string }) {
  const loaded = useLoaded((signal) => get<Proof>(`/v1/retention/certificates/${id}`, { signal }), [id]);
  return (
    <Shown of={loaded}>
      {(proof) => (
        <section class="card">
          <Facts proof={proof} />
          <p class="quiet">{t('certificate.how')}</p>
          <Button kind="first" onClick={() => saveFile(`certificate-${id}.json`, proof)}>
            {t('certificate.download')}
          </Button>
          <details>
            <summary>{t('certificate.whole')}</summary>
            <pre>{JSON.stringify(proof, null, 2)}</pre>
          </details>
        </section>
      )}
    </Shown>
  );
}

function Facts({ proof: { certificate, signature, event } }: { readonly proof: Proof }) {
  const { sha256, deleted, bytesKept, rule, policyVersion, lastSignedAt, keepUntil, purgedAt } = certificate;
  const { kind } = ruleNameOf(rule);
  return (
    <dl>
      <dt>{t('certificate.document')}</dt>
      <dd>
        <Hash>{sha256}</Hash>
      </dd>
      <dt>{t('certificate.lastSigned')}</dt>
      <dd>
        <When at={lastSignedAt} shown="exact" />
      </dd>
      <dt>{t('certificate.keepUntil')}</dt>
      <dd>
        <When at={keepUntil} shown="exact" />
        <span class="hint">{t(`due.by.${kind === 'folder' ? 'other' : kind}`, { version: policyVersion })}</span>
      </dd>
      <dt>{t('certificate.purgedAt')}</dt>
      <dd>
        <When at={purgedAt} shown="exact" />
      </dd>
      <dt>{t('certificate.deleted')}</dt>
      {deleted.map((file) => (
        <dd key={file.sha256}>
          <Hash>{file.sha256}</Hash>
          <span class="quiet"> {bytesText(file.bytes)}</span>
        </dd>
      ))}
      {bytesKept && <dd>{t('certificate.bytesKept')}</dd>}
      <dt>{t('certificate.signature')}</dt>
      <dd>
        <Hash>{signature.keyId}</Hash>
      </dd>
      <dt>{t('certificate.event')}</dt>
      <dd>
        {event.stream} <Hash>{event.hash}</Hash>
      </dd>
    </dl>
  );
}

const bytesText = (bytes: number): string =>
  new Intl.NumberFormat(locales[language()], { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(bytes);
