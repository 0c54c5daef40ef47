import type { DomainEvent, Instant, Logged, Sha256 } from '@attestory/domain';
import type { Projection } from './projection.js';

const two = (n: number) => String(n).padStart(2, '0');

/** Minutes after the start of 24 November 2026, within that week. */
export const at = (minute: number) =>
  `2026-11-${24 + Math.floor(minute / 1_440)}T${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}:00.000Z` as Instant;

/** A fact whose branded ids and hashes are written as plain texts. */
export type Fact = { readonly type: DomainEvent['type']; readonly data: object; readonly causedBy?: string };

/** Facts as the log would hold them, one a minute, each in the stream that its type belongs to. */
export function log(...events: Fact[]): Logged[] {
  const revisions = new Map<string, number>();
  return events.map((event, i) => {
    const stream = streamOf(event.type);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const meta = {
      ...{ id: `event-${i}`, stream, revision, position: String(i).padStart(4, '0'), time: at(i) },
      ...{
        actor: 'client:c',
        commandId: `command-${i}`,
        hash: 'a'.repeat(64) as Sha256,
        causationId: event.causedBy ?? null,
      },
    };
    return { ...event, meta } as unknown as Logged;
  });
}

const deliveries =
  /^(Link|EmailHandedOver|EmailBounced|EmailDelayed|Download|DeliveryDecided|DocumentShown|DocumentDownloaded|CopyDownloaded|CopiesArchived|SealingFailed|TimeStampFailed|ValidationDataFailed|DocumentWorkEnded)/;
const copies = /^(DocumentArchived|DocumentMoved|DocumentPurged|RetentionChanged|LegalHold|Purge)/;
function streamOf(type: string): string {
  if (type.startsWith('EmailLink')) return 'email-link-l';
  if (type.startsWith('Notice')) return 'notices-o';
  if (copies.test(type)) return 'archived-document-ad';
  if (/^(IdentityLinked|EmailVerified|EarlierDocuments|Person)/.test(type)) return 'person-p';
  if (type.startsWith('Bulk')) return 'bulk-sending-bs';
  if (/^(TemplateSaved|TemplateRetired)/.test(type)) return 'template-t';
  if (/^(DocumentStored|TemplateDocumentStored|DocumentImported|ImportArchived|Holder)/.test(type)) return 'document-i';
  if (deliveries.test(type)) return 'delivery-i';
  return /^(Organization|Member|Group|Folder|ApiClient|DeliverySettings)/.test(type)
    ? 'organization-o'
    : 'invitation-i';
}

export function viewOf<V>(projection: Projection<V>, events: readonly Logged[]): V | null {
  return events.reduce(projection.fold, null as V | null);
}

const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
export const document = (id: string) => ({
  documentId: id,
  fileName: `${id}.pdf`,
  sha256: id,
  bytes: 9,
  pages: 1,
  attachments: 0,
});
export const signatory = (id: string) => ({
  signatoryId: id,
  name: `Name ${id}`,
  email: `${id}@Example.com`,
  methods: ['light'],
});

/** An organization has a copy of a document. */
export const archived = (more: object = {}) => ({
  type: 'DocumentArchived' as const,
  data: {
    ...{ archivedDocumentId: 'ad', holder: { kind: 'organization', organizationId: 'o' }, documentId: 'd1' },
    ...{ invitationId: 'i', title: 'Lease', fileName: 'd1.pdf', kind: 'signed', state: 'completed', sha256: 'd1' },
    ...{ pages: 1, bytes: 9, sentAt: at(1), closedAt: at(3), lastSignedAt: at(2), senderId: 'o' },
    signatories: [{ signatoryId: 'a', name: 'Åsa Nør', signedAt: at(2), role: 'self' }],
    retention: { rule: 'organization/keep', policyVersion: '1', keepUntil: null },
    ...more,
  },
});

export const drafted = {
  type: 'InvitationDrafted' as const,
  data: {
    ...{ invitationId: 'i', organizationId: 'o', clientId: 'c', title: 'Lease', message: null, language: 'en' },
    ...{ order: 'parallel', expiresAt: null, delivery },
  },
};
export const sentTo = (ids: readonly string[], order = 'parallel', documents = ['d1']) => ({
  type: 'InvitationSent' as const,
  data: {
    ...{ organizationId: 'o', title: 'Lease', message: null, language: 'en', order, expiresAt: at(10_000), delivery },
    ...{ policyVersion: '1', documents: documents.map(document), signatories: ids.map(signatory) },
  },
});
export const opened = (id: string) => ({
  type: 'InvitationOpened' as const,
  data: { signatoryId: id, linkId: `l-${id}` },
});
export const signed = (id: string) => ({
  type: 'DocumentSigned' as const,
  data: {
    ...{
      signatoryId: id,
      linkId: `l-${id}`,
      documents: [],
      consent: {},
      role: { kind: 'self' },
      method: 'light',
      assurance: 'none',
    },
    light: {
      name: 'Typed',
      drawing: {
        size: { width: 1, height: 1 },
        strokes: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
      },
    },
  },
});
/** Over the link of a signatory somebody came: whose keys these are. */
export const authenticated = (id: string, authenticationId: string, keys: object | null) => ({
  type: 'SignatoryAuthenticated' as const,
  data: {
    ...{ authenticationId, signatoryId: id, linkId: `l-${id}`, sessionId: 's', method: 'fi-bank-id', country: 'FI' },
    ...{ level: 'substantial', assurance: 'strong', scheme: 'x', broker: 'b', issuer: 'i', authenticatedAt: at(0) },
    ...{ validUntil: at(15), evidence: {}, identity: { name: null, birthDate: null, identityNumber: null, keys } },
  },
});
export const signedStrongly = (id: string, authenticationId: string, role: object = { kind: 'self' }) => ({
  type: 'DocumentSigned' as const,
  data: {
    ...{ signatoryId: id, linkId: `l-${id}`, documents: [], consent: {}, role, method: 'fi-bank-id' },
    ...{ assurance: 'strong', authenticationId },
  },
});
export const completed = { type: 'InvitationCompleted' as const, data: { signedBy: [] } };
export const cancelled = { type: 'InvitationCancelled' as const, data: { reason: 'Wrong', signedBy: [], pending: [] } };
export const expired = {
  type: 'InvitationExpired' as const,
  data: { expiresAt: at(10_000), signedBy: [], pending: [] },
};
export const declined = (id: string) => ({
  type: 'InvitationDeclined' as const,
  data: { declinedBy: id, signedBy: [], pending: [] },
});
export const refused = (id: string) => ({
  type: 'SignatoryDeclined' as const,
  data: { signatoryId: id, linkId: `l-${id}`, reason: 'No' },
});
export const reminded = (id: string) => ({
  type: 'SignatoryReminded' as const,
  data: { signatoryId: id, trigger: 'sender', notAgainBefore: at(0), nextAt: at(7_000) },
});
export const corrected = (id: string) => ({
  type: 'SignatoryContactCorrected' as const,
  data: { signatoryId: id, previousEmail: `${id}@Example.com`, email: 'new@example.com' },
});
export const signedOnPaper = (ids: readonly string[], name: string, note?: string) => ({
  type: 'ManualSignatureRecorded' as const,
  data: {
    scan: { documentId: 'scan', fileName: 'Scanned.pdf', sha256: 'c', bytes: 9, pages: 2 },
    signedBy: [...ids.map((id) => ({ signatoryId: id, name: `Name ${id}` })), { name }],
    ...{ signedOn: '2026-11-23', vouchedBy: { kind: 'client', clientId: 'c' }, ...(note ? { note } : {}) },
  },
});
export const extended = (expiresAt: string) => ({
  type: 'InvitationExtended' as const,
  data: { previousExpiresAt: at(10_000), expiresAt },
});
export const sealed = (documentId: string, ...signedBy: string[]) => ({
  type: 'DocumentSealed' as const,
  data: {
    documentId,
    signedBy,
    sha256: 's',
    bytes: 20,
    level: 'B-B',
    certificateSha256: 'c',
    verificationCode: 'CODE',
    head: null,
    sealedAt: at(0),
  },
});
export const unstamped = (documentId: string, sha256: string, ...signedBy: string[]) => {
  const event = sealed(documentId, ...signedBy);
  return { ...event, data: { ...event.data, sha256, timeStampDue: true } };
};
/** The same where the signature page is a file of its own, which waits too. */
export const unstampedInTwo = (documentId: string, sha256: string, pageSha256: string, ...signedBy: string[]) => {
  const event = unstamped(documentId, sha256, ...signedBy);
  const signaturePage = { sha256: pageSha256, bytes: 5, level: 'B-B', timeStampDue: true };
  return { ...event, data: { ...event.data, signaturePage } };
};
export const timeStamped = (documentId: string, previousSha256: string, part?: 'signature-page') => ({
  type: 'TimeStampAdded' as const,
  data: {
    documentId,
    ...(part ? { part } : {}),
    previousSha256,
    sha256: `${previousSha256}+`,
    bytes: 30,
    level: 'B-T',
    timeStampedAt: at(9),
  },
});
export const unvalidated = (documentId: string, sha256: string, ...signedBy: string[]) => {
  const event = sealed(documentId, ...signedBy);
  return { ...event, data: { ...event.data, sha256, level: 'B-T', validationDataDue: true } };
};
export const timeStampedOnly = (documentId: string, previousSha256: string) => {
  const event = timeStamped(documentId, previousSha256);
  return { ...event, data: { ...event.data, validationDataDue: true } };
};
export const validated = (documentId: string, previousSha256: string) => ({
  type: 'ValidationDataAdded' as const,
  data: { documentId, previousSha256, sha256: `${previousSha256}+`, bytes: 40, level: 'B-LT' },
});
export const validationDataFailed = (documentId: string, sha256: string, attempt = 1) => ({
  type: 'ValidationDataFailed' as const,
  data: { documentId, sha256, reason: 'away', attempt, nextTryAt: at(500) },
});
export const timeStampFailed = (documentId: string, sha256: string, attempt = 1, part?: 'signature-page') => ({
  type: 'TimeStampFailed' as const,
  data: { documentId, ...(part ? { part } : {}), sha256, reason: 'away', attempt, nextTryAt: at(500) },
});
export const workEnded = (documentId: string) => ({
  type: 'DocumentWorkEnded' as const,
  data: { documentId, because: 'document-purged' },
});
export const sealingFailed = (signatures: number, attempt = 1) => ({
  type: 'SealingFailed' as const,
  data: { documentId: 'd1', signatures, reason: 'no space', attempt, nextTryAt: at(500) },
});
/** Asked by the first event of the log, unless another one is named. */
export const mailed = (id: string, reason = 'invitation', causedBy = 'event-0', remindAt?: string) => ({
  type: 'EmailHandedOver' as const,
  causedBy,
  data: { signatoryId: id, reason, messageId: `${reason}-${id}`, to: 'x', ...(remindAt ? { remindAt } : {}) },
});
export const bounced = (id: string, causedBy = 'event-0') => ({
  type: 'EmailBounced' as const,
  causedBy,
  data: { signatoryId: id, reason: 'invitation', messageId: 'm', to: 'x', answer: '550 5.1.1' },
});
export const delayed = (id: string, causedBy = 'event-0') => ({
  type: 'EmailDelayed' as const,
  causedBy,
  data: { signatoryId: id, reason: 'invitation', messageId: 'm', answer: '450', attempt: 2, nextTryAt: at(500) },
});
export const linked = (id: string, causedBy = 'event-0', linkId = `l-${id}`) => ({
  type: 'LinkIssued' as const,
  causedBy,
  data: { invitationId: 'i', linkId, purpose: 'sign', signatoryId: id, expiresAt: at(10_000) },
});
export const downloadLink = (signatoryId: string, linkId: string, replaces?: string) => ({
  type: 'DownloadLinkIssued' as const,
  data: {
    ...{ invitationId: 'i', linkId, documentId: 'd1', signatoryId, expiresAt: at(10_000) },
    ...(replaces ? { replaces } : {}),
  },
});
export const downloaded = (linkId: string) => ({
  type: 'DocumentDownloaded' as const,
  data: { linkId, documentId: 'd1', sha256: 's' },
});
export const decided = (signatoryId: string, ways: readonly string[]) => ({
  type: 'DeliveryDecided' as const,
  data: { decisions: [{ signatoryId, policyVersion: '2025-04-25', row: 'strong', ways, withheld: [] }] },
});
export const askedAnew = (signatoryId: string) => ({
  type: 'DownloadLinkAsked' as const,
  data: { signatoryId, by: 'email' },
});
export const linkClosed = (id: string, linkId = `l-${id}`) => ({
  type: 'LinkClosed' as const,
  data: { linkId, reason: 'cancelled' },
});
