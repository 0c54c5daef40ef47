import {
  checkLink,
  type DeliveryState,
  deliveryDecider,
  type FrozenState,
  type InvitationEvent,
  invitationDecider,
  isFrozen,
  type LinkId,
  type Logged,
  streams,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { sayingWhomToAsk } from '../queries/whom-to-ask.js';
import { CommandRejectedError } from '../transact.js';

export interface OpenLink {
  readonly invitation: FrozenState;
  readonly events: readonly Logged<InvitationEvent>[];
  readonly delivery: DeliveryState;
}

/**
 * The invitation behind a link to sign, as the log has it now. A completed invitation stays readable for those who signed
 * it; every other closed one is gone.
 * @throws CommandRejectedError `link-unknown`, `link-closed`
 */
export async function openLink(
  app: Application,
  link: Pick<SigningSession, 'linkId' | 'invitationId'> & { signatoryId?: string },
): Promise<OpenLink & { readonly signatoryId: string }> {
  try {
    return await opened(app, link);
  } catch (error) {
    throw await sayingWhomToAsk(app, link.invitationId, error);
  }
}

async function opened(
  app: Application,
  { linkId, invitationId, signatoryId }: Parameters<typeof openLink>[1],
): ReturnType<typeof openLink> {
  const delivery = (await app.transactor.load(streams.delivery(invitationId), deliveryDecider)).state;
  const { state, events } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  const link = delivery.links[linkId as LinkId];
  if (!link || !isFrozen(state) || (signatoryId !== undefined && link.signatoryId !== signatoryId))
    throw new CommandRejectedError({ code: 'link-unknown' });
  const signed = state.signedBy.includes(link.signatoryId);
  if (state.status === 'completed' && signed && (link.closed === null || link.closed === 'completed'))
    return { invitation: state, events, delivery, signatoryId: link.signatoryId };
  if (state.status !== 'sent') throw closed(state.status);
  if (app.clock.now() >= state.expiresAt) throw closed('expired');
  const refusal = checkLink(delivery, linkId as LinkId, app.clock.now());
  if (refusal) throw new CommandRejectedError(refusal);
  return { invitation: state, events, delivery, signatoryId: link.signatoryId };
}

function closed(reason: string): CommandRejectedError {
  return new CommandRejectedError({ code: 'link-closed', reason });
}

/**
 * Refuses what comes over a link that is closed, as long as the invitation is sent; in any other state the decider says why.
 * @throws CommandRejectedError `link-unknown`, `link-closed`
 */
export async function requireOpenLink(
  app: Application,
  { linkId, invitationId }: Pick<SigningSession, 'linkId' | 'invitationId'>,
  delivery: DeliveryState,
  { status }: { readonly status: string },
): Promise<void> {
  const refusal = status === 'sent' ? checkLink(delivery, linkId as LinkId, app.clock.now()) : null;
  if (refusal) throw await sayingWhomToAsk(app, invitationId, new CommandRejectedError(refusal));
}
