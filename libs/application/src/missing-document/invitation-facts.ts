import {
  closedAs,
  type ClosingEvent,
  type DocumentImported,
  type DocumentSigned,
  type InvitationEvent,
  isClosing,
  type Logged,
  type MissingDocumentFacts,
} from '@attestory/domain';
import { isNot, known, unknown } from './facts-by-event.js';
import type { Candidate } from './candidate.js';

/** One person in the history of one invitation. */
export interface InvitationHistory {
  readonly sent: LoggedOf<'InvitationSent'>;
  readonly signatures: readonly Logged<DocumentSigned>[];
  /** The person's own. */
  readonly signature: Logged<DocumentSigned> | undefined;
  readonly end: Logged<ClosingEvent> | undefined;
  /** Where it lies in the sending organization; null: in no folder. */
  readonly folderId: string | null;
}

type LoggedOf<T extends InvitationEvent['type']> = Logged<Extract<InvitationEvent, { type: T }>>;

/** null: it was never sent. */
export function historyOf(
  events: readonly Logged<InvitationEvent>[],
  signatoryId: string | null,
): InvitationHistory | null {
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (!sent) return null;
  const signatures = events.filter((event) => event.type === 'DocumentSigned');
  const signature = signatures.find(({ data }) => data.signatoryId === signatoryId);
  const end = events.find(isClosing);
  const folderId = events.reduce(folderAfter, null);
  return { sent, signatures, signature, end, folderId };
}

function folderAfter(folderId: string | null, { type, data }: Logged<InvitationEvent>): string | null {
  if (type !== 'InvitationDrafted' && type !== 'DraftChanged') return folderId;
  return data.folderId === undefined ? folderId : data.folderId;
}

/** How it stands with a document, and with who is asked. */
export type StandingFacts = Pick<MissingDocumentFacts, 'asked' | 'strangeIdentity' | 'open' | 'closed'>;

/** What everybody knows who reads the mail about it: that they were asked, and how it stands. */
export function standingOf(
  { sent, signatures, signature, end }: InvitationHistory,
  candidate: Candidate,
): StandingFacts {
  const newest = signatures.at(-1) ?? sent;
  return {
    ...whoIsAsked(candidate, sent, signature),
    open: end ? isNot(end) : known({ waitsFor: signature ? ('others' as const) : ('them' as const) }, newest),
    closed: end ? known({ as: closedAs(end) }, end) : isNot(),
  };
}

/** What is imported was signed before. */
export function importedStanding(event: Logged<DocumentImported>, candidate: Candidate): StandingFacts {
  return { ...whoIsAsked(candidate, event, event), open: isNot(event), closed: known({ as: 'completed' }, event) };
}

/** Whom a record of paper means by a name alone, nobody can tell, unless they have signed here. */
export function paperOf(
  events: readonly Logged<InvitationEvent>[],
  signatoryId: string | null,
  signature: Logged | undefined,
): MissingDocumentFacts['paper'] {
  const records = events.filter((event) => event.type === 'ManualSignatureRecorded');
  const own = records.findLast(({ data }) => data.signedBy.some((one) => one.signatoryId === signatoryId));
  if (own) return known(null, own);
  if (signature) return isNot(signature);
  const isByName = records.some(({ data }) => data.signedBy.some((one) => one.signatoryId === undefined));
  return isByName ? unknown : isNot();
}

function whoIsAsked({ signatoryId, identity }: Candidate, frozen: Logged, signature: Logged | undefined) {
  const asked: StandingFacts['asked'] = signatoryId === null ? isNot(frozen) : known(null, frozen);
  if (identity === 'unknown') return { asked, strangeIdentity: unknown };
  return { asked, strangeIdentity: identity === 'strange' ? known(null, signature ?? frozen) : isNot(signature) };
}
