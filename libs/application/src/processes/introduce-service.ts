import { accept, type Instant, retentionPolicy, type ServiceEvent, type Sha256, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { policyFacts, refuseChangedPolicies } from './delivery-policy-facts.js';

/** Keys and policies enter the log as facts: what introduces one that is known already changes nothing. */
export const serviceDecider = {
  initial: [] as readonly string[],
  decide: (event: ServiceEvent, known: readonly string[]) =>
    known.includes(nameOf(event)) ? accept<ServiceEvent>() : accept(event),
  evolve: (known: readonly string[], event: ServiceEvent) => [...known, nameOf(event)],
};

function nameOf(event: ServiceEvent): string {
  switch (event.type) {
    case 'SealingCertificateIntroduced':
      return `certificate/${event.data.certificateSha256}`;
    case 'HeadKeyIntroduced':
      return `head-key/${event.data.keyId}`;
    case 'DeliveryPolicyIntroduced': {
      const { version, sha256 } = event.data;
      return `delivery-policy/${version}${sha256 === undefined ? '' : `/${sha256}`}`;
    }
    case 'RetentionPolicyIntroduced':
      return `retention-policy/${event.data.version}`;
  }
}

/** Refuses to work by another policy than the log knows. @throws DeliveryPolicyChangedError */
export async function checkPolicies({ transactor, settings }: Application): Promise<void> {
  const { events } = await transactor.load(streams.service, serviceDecider);
  refuseChangedPolicies(settings.deliveryPolicies, events);
}

/** Says in the log which certificate seals, which key signs heads and which delivery policies apply. */
export async function introduceService(
  app: Application,
  headKey: { readonly keyId: string; readonly publicKey: string },
): Promise<void> {
  const certificate = await app.pdf.sealingCertificate();
  const facts: ServiceEvent[] = [
    {
      type: 'SealingCertificateIntroduced',
      data: {
        certificateSha256: certificate.sha256 as Sha256,
        subject: certificate.subject,
        notBefore: certificate.notBefore as Instant,
        notAfter: certificate.notAfter as Instant,
        chainPem: certificate.chainPem,
      },
    },
    { type: 'HeadKeyIntroduced', data: { keyId: headKey.keyId as Sha256, publicKey: headKey.publicKey } },
    ...policyFacts(app.settings.deliveryPolicies),
    { type: 'RetentionPolicyIntroduced', data: retentionPolicy },
  ];
  for (const fact of facts)
    await app.transactor.transact({
      stream: streams.service,
      decider: serviceDecider,
      command: fact,
      identity: processIdentity('service', nameOf(fact), null),
      content: nameOf(fact),
    });
}
