import type { Instant, Logged } from '@attestory/domain';

const first = ['Aino', 'Björn', 'Cecilia', 'Dagny', 'Eino', 'Freja', 'Gerrit', 'Hanna', 'Ingrid', 'Åsa'];
const family = ['Virtanen', 'Ångström', 'Sørensen', 'Jansen', 'Hansen', 'Østergaard', 'Väisänen'];
const streets = Array.from({ length: 50 }, (_, i) => `Street${String.fromCharCode(97 + (i % 26))}${i}`);

/** An invitation of a number of them: every other one is completed, each a minute after the one before. */
export interface Numbered {
  readonly id: string;
  readonly title: string;
  readonly signatory: string;
  readonly street: string;
  readonly isCompleted: boolean;
  readonly at: Instant;
}

/** The id of its archived document. */
export function archivedIdOf(i: number): string {
  return `00000000-0000-5000-8000-${i.toString(16).padStart(12, '0')}`;
}

export function numbered(i: number): Numbered {
  const street = streets[i % streets.length] as string;
  return {
    id: `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`,
    title: `Lease ${String(i).padStart(7, '0')}, ${street}`,
    signatory: `${first[i % first.length]} ${family[i % family.length]}`,
    street,
    isCompleted: i % 2 === 0,
    at: new Date(Date.UTC(2024, 0) + i * 60_000).toISOString() as Instant,
  };
}

/** What the log would hold of it, at places that follow each other. */
export function factsOf(i: number, organizationId: string): Logged[] {
  const { id, title, signatory, isCompleted, at } = numbered(i);
  const signatoryId = `s-${i}`;
  const email = `${signatory.replace(/[^a-z]+/gi, '.')}.${i % 5_000}@example.com`.toLowerCase();
  const document = {
    documentId: `d-${i}`,
    fileName: `lease-${i}.pdf`,
    ...{ sha256: 'a'.repeat(64), bytes: 81_234, pages: 3, attachments: 0 },
  };
  const invited = { signatoryId, name: signatory, email, methods: ['light'] };
  const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
  const about = { title, message: 'Please sign.', language: 'en', order: 'parallel', delivery };
  const expiresAt = '2999-01-01T00:00:00.000Z';
  const facts = [
    {
      type: 'InvitationDrafted',
      data: { invitationId: id, organizationId, clientId: null, ...about, expiresAt: null },
    },
    { type: 'DocumentAttached', data: document },
    { type: 'SignatoryAdded', data: invited },
    {
      type: 'InvitationSent',
      data: { organizationId, ...about, expiresAt, policyVersion: '1', documents: [document], signatories: [invited] },
    },
    ...(isCompleted
      ? [
          { type: 'DocumentSigned', data: { signatoryId, role: { kind: 'self' }, assurance: 'none' } },
          { type: 'InvitationCompleted', data: { signedBy: [signatoryId] } },
        ]
      : []),
  ];
  return facts.map((fact, revision) => logged(fact, i, `invitation-${id}`, revision, at));
}

/** The organization's copy of its document, as the log would hold it; of one that isn't completed there is none. */
export function archivedFactsOf(i: number, organizationId: string): Logged[] {
  const { id, title, signatory, isCompleted, at } = numbered(i);
  if (!isCompleted) return [];
  const [archivedDocumentId, holder] = [archivedIdOf(i), { kind: 'organization', organizationId }];
  const data = {
    ...{ archivedDocumentId, holder, documentId: `d-${i}`, invitationId: id, senderId: organizationId },
    ...{ title, fileName: `lease-${i}.pdf`, kind: 'signed', state: 'completed', sha256: 'a'.repeat(64) },
    ...{ pages: 3, bytes: 81_234, sentAt: at, closedAt: at, lastSignedAt: at },
    signatories: [{ signatoryId: `s-${i}`, name: signatory, signedAt: at, role: 'self' }],
    retention: { rule: 'organization/keep', policyVersion: '1', keepUntil: null },
  };
  return [logged({ type: 'DocumentArchived', data }, i, `archived-document-${archivedDocumentId}`, 0, at)];
}

function logged(fact: object, i: number, stream: string, revision: number, time: Instant): Logged {
  const position = `0000000000000000.${String(10 * i + revision).padStart(10, '0')}`;
  return { ...fact, meta: { id: `${stream}/${revision}`, stream, revision, position, time } } as unknown as Logged;
}
