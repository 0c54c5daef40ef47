import { streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { serviceDecider } from '../processes/introduce-service.js';

/** A certificate that this service seals with, or has sealed with. */
export interface KnownSealingCertificate {
  /** Of the certificate (DER). */
  readonly sha256: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** When the service began to seal with it. */
  readonly introducedAt: string;
}

/** The newest first. They are in the log, so that a seal by an earlier one is still known as the service's own. */
export async function sealingCertificates(app: Application): Promise<readonly KnownSealingCertificate[]> {
  const { events } = await app.transactor.load(streams.service, serviceDecider);
  return events
    .flatMap(({ type, data, meta }) =>
      type === 'SealingCertificateIntroduced'
        ? [
            {
              sha256: data.certificateSha256,
              subject: data.subject,
              notBefore: data.notBefore,
              notAfter: data.notAfter,
              introducedAt: meta.time,
            },
          ]
        : [],
    )
    .reverse();
}
