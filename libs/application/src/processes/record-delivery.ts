import {
  type DeliveryCommand,
  type DeliveryEvent,
  decideDelivery,
  deliveryDecider,
  type InvitationEvent,
  type InvitationSent,
  invitationDecider,
  isClosing,
  type Logged,
  type SignatoryDecision,
  streams,
} from '@attestory/domain';
import type { DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';

/** Records a fact about the delivery of an invitation; the same name again is the same fact. */
export async function record(
  app: Application,
  work: Pick<DueWork, 'id'>,
  name: string,
  causedBy: string,
  command: DeliveryCommand,
): Promise<readonly DeliveryEvent[]> {
  const { events } = await app.transactor.transact({
    stream: streams.delivery(work.id),
    decider: deliveryDecider,
    command,
    identity: processIdentity('delivery', `${work.id}/${name}`, causedBy),
    content: { name },
  });
  return events;
}

/**
 * Who gets what of a closed invitation: decided once, by the delivery policy, and on record before anything is given to
 * anybody. Whatever gives calls it first; none where the invitation is open, or closed without a signature.
 */
export async function recordDelivery(
  app: Application,
  work: Pick<DueWork, 'id'>,
): Promise<readonly SignatoryDecision[]> {
  const decided = async () => (await app.transactor.load(streams.delivery(work.id), deliveryDecider)).state.decisions;
  const known = await decided();
  if (known) return known;
  const { events } = await app.transactor.load(streams.invitation(work.id), invitationDecider);
  const closing = events.find(isClosing);
  const decisions = closing ? decisionsOf(app, events) : [];
  if (!closing || decisions.length === 0) return [];
  await record(app, work, 'decided', closing.meta.id, { type: 'RecordDecisions', decisions });
  return (await decided()) ?? decisions;
}

function decisionsOf(
  { settings: { deliveryPolicies } }: Application,
  events: readonly Logged<InvitationEvent>[],
): readonly SignatoryDecision[] {
  const sent = events.find((event) => event.type === 'InvitationSent')?.data as InvitationSent['data'] | undefined;
  if (!sent) return [];
  return events.flatMap((event) => {
    if (event.type !== 'DocumentSigned') return [];
    const { signatoryId, role, assurance } = event.data;
    const signature = { signedAt: event.meta.time, role, assurance };
    return [{ signatoryId, ...decideDelivery(deliveryPolicies, signature, sent.delivery) }];
  });
}
