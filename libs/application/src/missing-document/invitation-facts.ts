import type { ClosedAs, DocumentSigned, InvitationEvent, Logged, MissingDocumentFacts } from '@attestory/domain';
import { isNot, known, unknown } from './facts-by-event.js';
import type { Candidate } from './candidate.js';

/** One person in the history of one invitation. */
export interface InvitationHistory {
  readonly sent: LoggedOf<'InvitationSent'>;
  readonly signatures: readonly Logged<DocumentSigned>[];
  /** The person's own. */
  readonly signature: Logged<DocumentSigned> | undefined;
  readonly end: Logged<InvitationEvent> | undefined;
  readonly endedAs: ClosedAs | undefined;
  /** Where it lies in the sending organization; null: in no folder. */
  readonly folderId: string | null;
}

type LoggedOf<T extends InvitationEvent['type']> = Logged<Extract<InvitationEvent, { type: T }>>;

const ends: Readonly<Partial<Record<InvitationEvent['type'], ClosedAs>>> = {
  InvitationCompleted: 'completed',
  InvitationCancelled: 'cancelled',
  InvitationDeclined: 'declined',
  InvitationExpired: 'expired',
};

/** null: it was never sent. */
export function historyOf(
  events: readonly Logged<InvitationEvent>[],
  signatoryId: string | null,
): InvitationHistory | null {
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (!sent) return null;
  const signatures = events.filter((event) => event.type === 'DocumentSigned');
  const signature = signatures.find(({ data }) => data.signatoryId === signatoryId);
  const end = events.find(({ type }) => ends[type] !== undefined);
  const folderId = events.reduce(folderAfter, null);
  return { sent, signatures, signature, end, endedAs: end && ends[end.type], folderId };
}

function folderAfter(folderId: string | null, { type, data }: Logged<InvitationEvent>): string | null {
  if (type !== 'InvitationDrafted' && type !== 'DraftChanged') return folderId;
  return data.folderId === undefined ? folderId : data.folderId;
}

type InvitationFacts = Pick<MissingDocumentFacts, 'asked' | 'strangeIdentity' | 'open' | 'closed'>;

/** What everybody knows who reads the mail about it: that they were asked, and how it stands. */
export function invitationFacts(
  { sent, signatures, signature, end, endedAs }: InvitationHistory,
  { signatoryId, identity }: Candidate,
): InvitationFacts {
  const newest = signatures.at(-1) ?? sent;
  return {
    asked: signatoryId === null ? isNot(sent) : known(null, sent),
    strangeIdentity:
      identity === 'unknown' ? unknown : identity === 'strange' ? known(null, signature ?? sent) : isNot(signature),
    open: end ? isNot(end) : known({ waitsFor: signature ? ('others' as const) : ('them' as const) }, newest),
    closed: end && endedAs ? known({ as: endedAs }, end) : isNot(),
  };
}
