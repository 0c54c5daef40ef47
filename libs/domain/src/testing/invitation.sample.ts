import type { Instant, Sha256 } from '../ids.js';
import type { AuthenticationFailed, SignatoryAuthenticated } from '../invitation/authentication-events.js';
import type {
  AuthenticateSignatory,
  DraftInvitation,
  InvitationCommand,
  SignDocument,
} from '../invitation/commands.js';
import { invitationDecider } from '../invitation/decider.js';
import type {
  AttachedDocument,
  DocumentPart,
  InvitationEvent,
  InvitedSignatory,
  SigningOrder,
} from '../invitation/events.js';

export const now = '2026-11-24T10:00:00.000Z' as Instant;
export const tomorrow = '2026-11-25T10:00:00.000Z' as Instant;
export const inAMonth = '2026-12-24T10:00:00.000Z' as Instant;
export const limits = { documents: 3, signatories: 4 };
export const hashOf = (id: string) => id.padEnd(64, '0').slice(0, 64) as Sha256;

export const document = (id: string) =>
  ({
    documentId: id,
    fileName: `${id}.pdf`,
    sha256: hashOf(id),
    bytes: 9,
    pages: 1,
    attachments: 0,
  }) as AttachedDocument;
export const signatory = (id: string, methods: InvitedSignatory['methods'] = ['light']) =>
  ({ signatoryId: id, name: `Name of ${id}`, email: `${id}@example.com`, methods }) as InvitedSignatory;
/** Who must authenticate strongly. */
export const strongly = (id: string, demands: Partial<InvitedSignatory> = {}) => ({
  ...signatory(id, ['strong']),
  ...demands,
});

/** A draft with parts; sent at once where wanted. */
export function draft(
  parts: {
    readonly documents?: readonly string[];
    readonly signatories?: readonly InvitedSignatory[];
    readonly order?: SigningOrder;
    readonly expiresAt?: Instant | null;
    readonly send?: boolean;
  } = {},
): DraftInvitation {
  return {
    type: 'DraftInvitation',
    invitationId: 'invitation',
    organizationId: 'organization',
    clientId: 'client',
    title: 'Lease agreement',
    message: 'Please sign.',
    language: 'en',
    order: parts.order ?? 'parallel',
    expiresAt: parts.expiresAt === undefined ? null : parts.expiresAt,
    delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
    documents: (parts.documents ?? []).map(document),
    signatories: parts.signatories ?? [],
    ...(parts.send ? { send: { now, defaultExpiresAt: inAMonth, policyVersion: '1' } } : {}),
    limits,
  } as unknown as DraftInvitation;
}

/** What a series of accepted commands leaves in the log. */
export function historyOf(...commands: readonly InvitationCommand[]): InvitationEvent[] {
  const history: InvitationEvent[] = [];
  for (const command of commands) {
    const decision = invitationDecider.decide(
      command,
      history.reduce(invitationDecider.evolve, invitationDecider.initial),
    );
    if ('rejected' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision.rejected)}`);
    history.push(...decision.accepted);
  }
  return history;
}

export const open = (id: string, at: Instant = now, link = `link-${id}`) =>
  ({ type: 'OpenInvitation', signatoryId: id, linkId: link, now: at }) as InvitationCommand;

/** A light signature over the documents `d1` and `d2` that were shown. */
export function sign(id: string, changes: Partial<SignDocument> = {}): SignDocument {
  const hashes = { d1: hashOf('d1'), d2: hashOf('d2') };
  return {
    type: 'SignDocument',
    signatoryId: id,
    linkId: `link-${id}`,
    sessionId: `session-${id}`,
    now,
    contentHashes: hashes,
    shown: hashes,
    consent: { text: 'I sign.', language: 'en', version: '1' },
    role: { kind: 'self' },
    light: { name: 'Typed Name', drawing: { size: { width: 1, height: 1 }, strokes: [] } },
    lightIsComplete: true,
    ...changes,
  } as SignDocument;
}

/** A quarter of an hour after {@link now}. */
export const inAQuarter = '2026-11-24T10:15:00.000Z' as Instant;

/** What a broker proved of a person in the browser of their own session, unless another is named. */
export function authenticate(
  id: string,
  {
    now: at = now,
    validUntil = inAQuarter,
    ...changes
  }: Partial<SignatoryAuthenticated['data']> & { now?: Instant } = {},
) {
  const proofed = {
    ...{ authenticationId: `authentication-${id}`, signatoryId: id, linkId: `link-${id}`, sessionId: `session-${id}` },
    ...{ method: 'fi-bank-id', country: 'FI', level: 'substantial', scheme: 'urn:scheme', broker: 'broker' },
    ...{ issuer: 'https://issuer.example', authenticatedAt: at },
    identity: { name: `Name of ${id}`, birthDate: '1952-10-13', identityNumber: '131052-****', keys: null },
    evidence: { blobId: 'evidence', sha256: hashOf('e'), bytes: 9 },
    ...changes,
  };
  return {
    type: 'AuthenticateSignatory',
    now: at,
    validUntil,
    outcome: { proofed },
  } as unknown as AuthenticateSignatory;
}

/** An authentication that came to nothing. */
export const failAuthentication = (
  id: string,
  changes: Partial<AuthenticationFailed['data']> = {},
  at: Instant = now,
) =>
  ({
    type: 'AuthenticateSignatory',
    now: at,
    validUntil: at,
    outcome: {
      failed: {
        ...{ authenticationId: `failed-${id}`, signatoryId: id, linkId: `link-${id}`, sessionId: `session-${id}` },
        ...{ method: 'fi-bank-id', code: 'cancelled', ...changes },
      },
    },
  }) as unknown as AuthenticateSignatory;

export const decline = (id: string, at: Instant = now) =>
  ({ type: 'DeclineToSign', signatoryId: id, linkId: `link-${id}`, reason: 'No', now: at }) as InvitationCommand;

export const remind = (ids: readonly string[] | null, at: Instant = now, trigger: 'sender' | 'schedule' = 'sender') =>
  ({
    type: 'RemindSignatories',
    signatoryIds: ids,
    trigger,
    now: at,
    notAgainBefore: tomorrow,
    nextAt: null,
  }) as unknown as InvitationCommand;

export const correct = (id: string, email = 'new@example.com', at: Instant = now) =>
  ({ type: 'CorrectSignatoryContact', signatoryId: id, email, now: at }) as InvitationCommand;

export const extend = (expiresAt: Instant, at: Instant = now) =>
  ({ type: 'ExtendInvitation', expiresAt, now: at }) as InvitationCommand;

/** What these signed on paper: signatories by their ids, others by `named`. */
export const recordManually = (
  ids: readonly string[],
  { scan = 'scan', named = [], ...changes }: { scan?: string; named?: readonly string[]; signedOn?: string } = {},
) =>
  ({
    type: 'RecordManualSignature',
    scan: { documentId: scan, fileName: `${scan}.pdf`, sha256: hashOf(scan), bytes: 9, pages: 2 },
    signedBy: [...ids.map((id) => ({ signatoryId: id, name: `Name of ${id}` })), ...named.map((name) => ({ name }))],
    signedOn: '2026-11-24',
    vouchedBy: { kind: 'client', clientId: 'client' },
    latestDay: '2026-11-25',
    limits,
    ...changes,
  }) as unknown as InvitationCommand;

export const seal = (...signedBy: string[]) =>
  ({
    type: 'SealDocuments',
    signedBy,
    seals: [
      {
        documentId: 'd1',
        sha256: hashOf('s'),
        bytes: 1,
        level: 'B-B',
        certificateSha256: hashOf('c'),
        verificationCode: 'X',
        head: null,
        sealedAt: now,
      },
    ],
  }) as unknown as InvitationCommand;

/** The same while a time stamp is still to come, with a hash of its own. */
export const sealUnstamped = (sha256: string, ...signedBy: string[]) => {
  const command = seal(...signedBy) as Extract<InvitationCommand, { type: 'SealDocuments' }>;
  return {
    ...command,
    seals: command.seals.map((one) => ({ ...one, sha256: sha256 as Sha256, timeStampDue: true as const })),
  };
};

/** The same where the signature page is a file of its own, and both wait for their time stamps. */
export const sealInTwo = (sha256: string, pageSha256: string, ...signedBy: string[]) => {
  const command = sealUnstamped(sha256, ...signedBy);
  const page = { sha256: pageSha256 as Sha256, bytes: 1, level: 'B-B' as const, timeStampDue: true as const };
  return { ...command, seals: command.seals.map((one) => ({ ...one, signaturePage: page })) };
};

/** @param more further parts of the fact */
export const addTimeStamp = (previousSha256: string, documentId = 'd1', part?: DocumentPart, more: object = {}) =>
  ({
    type: 'AddTimeStamp',
    stamp: {
      documentId,
      ...(part ? { part } : {}),
      previousSha256,
      sha256: hashOf('t'),
      bytes: 2,
      level: 'B-T',
      timeStampedAt: now,
      ...more,
    },
  }) as unknown as InvitationCommand;

/** The same with a time stamp, while validation data are still to come. */
export const sealUnvalidated = (sha256: string, ...signedBy: string[]) => {
  const command = seal(...signedBy) as Extract<InvitationCommand, { type: 'SealDocuments' }>;
  const due = { level: 'B-T' as const, validationDataDue: true as const, sha256: sha256 as Sha256 };
  return { ...command, seals: command.seals.map((one) => ({ ...one, ...due })) };
};

export const addValidationData = (previousSha256: string, documentId = 'd1') =>
  ({
    type: 'AddValidationData',
    added: { documentId, previousSha256, sha256: hashOf('v'), bytes: 3, level: 'B-LT' },
  }) as unknown as InvitationCommand;

/** Sent to Aino, Bo and Carla, with two documents. */
export const sent = (order: SigningOrder = 'parallel') =>
  draft({
    documents: ['d1', 'd2'],
    signatories: ['aino', 'bo', 'carla'].map((id) => signatory(id)),
    order,
    send: true,
  });
