import {
  type DeliveryEvent,
  deliveryDecider,
  documentDecider,
  type DocumentImported,
  explainMissingDocument,
  type Finding,
  invitationDecider,
  type Logged,
  type MissingDocumentFacts,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { archiveFacts, copiesSeen } from './archive-facts.js';
import type { AskingSide } from './asker.js';
import type { Candidate } from './candidate.js';
import { toldFacts } from './delivery-facts.js';
import { givenCopies } from './given-copies.js';
import { isNot, known, unknown } from './facts-by-event.js';
import { historyOf, importedStanding, paperOf, type StandingFacts, standingOf } from './invitation-facts.js';
import { signedBeforeImport, signedOverInvitation, type SignedTogether } from './signed-together.js';

type Log = Pick<Application, 'transactor' | 'settings' | 'clock'>;

/** Of a document that somebody else signed, or that wasn't for them, the rest is that person's. */
const withheld = {
  ...{ signature: unknown, paper: unknown, given: unknown, senderCopy: unknown, retention: unknown },
  ...{ purged: unknown, mail: unknown, link: unknown },
};

/** Why one candidate may be missed, and where whoever asks has it after all. */
export interface Explanation {
  readonly findings: readonly Finding[];
  /** Their archived documents. */
  readonly copies: readonly string[];
}

/** Every reason for one candidate, by what the log has now; null: there is no such thing any more. */
export async function explain(app: Log, side: AskingSide, candidate: Candidate): Promise<Explanation | null> {
  const found = await (candidate.kind === 'sent' ? sentTo(app, candidate) : imported(app, candidate));
  if (!found) return null;
  const about = { now: app.clock.now(), asker: side.asker, ...found.standing };
  if (candidate.identity === 'strange' || candidate.signatoryId === null)
    return { findings: explainMissingDocument({ ...about, ...withheld }), copies: [] };
  const own = await ownFacts(app, side, candidate.signatoryId, found);
  return { findings: explainMissingDocument({ ...about, ...own }), copies: await copiesSeen(app, side, found.signed) };
}

interface Found {
  readonly standing: StandingFacts;
  readonly signed: SignedTogether;
  readonly paper: MissingDocumentFacts['paper'];
  readonly delivery: readonly Logged<DeliveryEvent>[];
}

async function sentTo({ transactor }: Log, candidate: Candidate): Promise<Found | null> {
  const { events } = await transactor.load(streams.invitation(candidate.id), invitationDecider);
  const history = historyOf(events, candidate.signatoryId);
  if (!history) return null;
  const { events: delivery } = await transactor.load(streams.delivery(candidate.id), deliveryDecider);
  const paper = paperOf(events, candidate.signatoryId, history.signature);
  return { standing: standingOf(history, candidate), signed: signedOverInvitation(history), paper, delivery };
}

async function imported({ transactor }: Log, candidate: Candidate): Promise<Found | null> {
  const { events } = await transactor.load(streams.document(candidate.id), documentDecider);
  const event = events.find(({ type }) => type === 'DocumentImported') as Logged<DocumentImported> | undefined;
  if (!event) return null;
  const signed = signedBeforeImport(event, candidate.signatoryId);
  return { standing: importedStanding(event, candidate), signed, paper: isNot(event), delivery: [] };
}

type OwnFacts = Omit<MissingDocumentFacts, 'now' | 'asker' | keyof StandingFacts>;

async function ownFacts(app: Log, side: AskingSide, signatoryId: string, found: Found): Promise<OwnFacts> {
  const given = givenCopies(app, found.signed, found.delivery);
  return {
    signature: await signatureFact(side, found.signed),
    paper: found.paper,
    given,
    ...toldFacts(found.delivery, signatoryId, app.clock.now()),
    ...(await archiveFacts(app, side, found.signed, given)),
  };
}

async function signatureFact(
  { mayLookIn }: AskingSide,
  { signature, end }: SignedTogether,
): Promise<MissingDocumentFacts['signature']> {
  if (!signature) return isNot(end);
  const { assurance, role, event } = signature;
  if (role.kind !== 'representative' || !('organizationId' in role)) return known({ assurance }, event);
  // What is archived for whom it was signed lies in no folder at first.
  return known({ assurance, represents: { isMember: await mayLookIn(role.organizationId, null) } }, event);
}
