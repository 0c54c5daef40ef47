import {
  deliveryDecider,
  explainMissingDocument,
  type Finding,
  invitationDecider,
  type MissingDocumentFacts,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { archiveFacts } from './archive-facts.js';
import type { AskingSide } from './asker.js';
import type { Candidate } from './candidate.js';
import { givenCopies, toldFacts } from './delivery-facts.js';
import { isNot, known, unknown } from './facts-by-event.js';
import { historyOf, type InvitationHistory, invitationFacts } from './invitation-facts.js';

type Log = Pick<Application, 'transactor' | 'settings' | 'clock'>;

/** Of a document that somebody else signed, or that wasn't for them, the rest is that person's. */
const withheld = {
  ...{ signature: unknown, given: unknown, senderCopy: unknown, retention: unknown },
  ...{ purged: unknown, mail: unknown, link: unknown },
};

/** Every reason for one candidate, by what the log has now; null: it was never sent. */
export async function explain(app: Log, side: AskingSide, candidate: Candidate): Promise<readonly Finding[] | null> {
  const { events } = await app.transactor.load(streams.invitation(candidate.invitationId), invitationDecider);
  const history = historyOf(events, candidate.signatoryId);
  if (!history) return null;
  const about = { now: app.clock.now(), asker: side.asker, ...invitationFacts(history, candidate) };
  const { invitationId, signatoryId, identity } = candidate;
  if (identity === 'strange' || signatoryId === null) return explainMissingDocument({ ...about, ...withheld });
  const own = await ownFacts(app, side, { invitationId, signatoryId }, history);
  return explainMissingDocument({ ...about, ...own });
}

type OwnFacts = Omit<MissingDocumentFacts, 'now' | 'asker' | 'asked' | 'strangeIdentity' | 'open' | 'closed'>;

async function ownFacts(
  app: Log,
  side: AskingSide,
  { invitationId, signatoryId }: { readonly invitationId: string; readonly signatoryId: string },
  history: InvitationHistory,
): Promise<OwnFacts> {
  const { events } = await app.transactor.load(streams.delivery(invitationId), deliveryDecider);
  const given = givenCopies(app, history);
  return {
    signature: await signatureFact(side, history),
    given,
    ...toldFacts(events, signatoryId, app.clock.now()),
    ...(await archiveFacts(app, side, history, given)),
  };
}

async function signatureFact(
  { mayLookIn }: AskingSide,
  { signature, end }: InvitationHistory,
): Promise<MissingDocumentFacts['signature']> {
  if (!signature) return isNot(end);
  const { assurance, role } = signature.data;
  if (role.kind !== 'representative' || !('organizationId' in role)) return known({ assurance }, signature);
  // What is archived for whom it was signed lies in no folder at first.
  return known({ assurance, represents: { isMember: await mayLookIn(role.organizationId, null) } }, signature);
}
