import {
  deliveryDecider,
  type FrozenState,
  type InboxOpening,
  inboxLinkOf,
  type InvitationEvent,
  type InvitationId,
  invitationDecider,
  isFrozen,
  type LinkId,
  type Logged,
  type PersonId,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import { type DueWork, dueWork, inboxBelongings, signerInbox, type SignerInboxItem } from '@attestory/projections';
import type { Application } from '../application.js';
import { type CommandIdentity, newIdOf } from '../command-identity.js';
import { belongingsOf, isAmong, type Owner } from '../people/belongings.js';
import { sayingWhomToAsk } from '../queries/whom-to-ask.js';
import { CommandRejectedError } from '../transact.js';

/** What somebody wants to open who finds it in their inbox: an invitation, as the signatory that they are in it. */
export interface InboxChoice {
  readonly invitationId: string;
  readonly signatoryId: string;
}

/** A link to sign, for whoever found it in their inbox. */
export interface InboxLink {
  /** Of the link, as an e-mail has it. */
  readonly secret: string;
  readonly expiresAt: string;
  readonly position: string | null;
}

type Tools = Pick<Application, 'clock' | 'links' | 'transactor'>;

/**
 * Opens what waits in somebody's inbox: gives them a link to sign of their own, beside the one that was mailed. While one works
 * they get the same. What is theirs is decided by the log: an address that was corrected a moment ago finds nothing.
 * @throws CommandRejectedError `not-found`, also for what is somebody else's; `link-closed`, `already-signed`, `not-your-turn`
 */
export async function openFromInbox(
  app: Tools,
  owner: Owner,
  choice: InboxChoice,
  identity: CommandIdentity,
): Promise<InboxLink> {
  const { invitationId } = choice;
  const signatoryId = choice.signatoryId as SignatoryId;
  const { state, events } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  const foundBy = await whatFinds(app, owner, events, signatoryId);
  if (!isFrozen(state) || !foundBy) throw new CommandRejectedError({ code: 'not-found' });
  const refusal = whyNot(state, signatoryId, app.clock.now());
  if (refusal) throw await sayingWhomToAsk(app, invitationId, new CommandRejectedError(refusal));
  const ask = askOf(events, signatoryId);
  if (!ask) throw new CommandRejectedError({ code: 'not-your-turn' });
  const personId = owner.personId as PersonId;
  const { expiresAt } = state;
  const link = {
    ...{ invitationId: invitationId as InvitationId, signatoryId, expiresAt, purpose: 'sign' as const },
    linkId: newIdOf(identity.commandId, 'inbox-link') as LinkId,
    inbox: { personId, foundBy, assurance: owner.assurance },
  };
  const {
    state: delivery,
    events: issued,
    position,
  } = await app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'IssueInboxLink', link },
    // As the mailed one it goes with the asking: where that is overtaken, because the address was wrong, it is closed.
    identity: { ...identity, causationId: ask },
    content: { open: choice },
  });
  const linkId = issued.length > 0 ? link.linkId : (inboxLinkOf(delivery, signatoryId, personId) as LinkId);
  return { secret: app.links.secretOf('sign', { linkId, aboutId: invitationId }), expiresAt, position };
}

/** By what an invitation is in somebody's inbox, as the signatory that they name; null: it isn't. */
async function whatFinds(
  app: Tools,
  owner: Owner,
  events: readonly Logged<InvitationEvent>[],
  signatoryId: string,
): Promise<InboxOpening['foundBy'] | null> {
  const item = events.reduce(signerInbox.fold, null as SignerInboxItem | null);
  const signatory = item?.signatories.find(({ id }) => id === signatoryId);
  const belongings = signatory ? inboxBelongings(signatory) : [];
  if (!isAmong(await belongingsOf(app, owner), belongings)) return null;
  return belongings.some(({ personal }) => personal) ? 'email' : 'identity';
}

/** As whoever comes over the mailed link is told it. */
function whyNot({ status, expiresAt, signatories }: FrozenState, signatoryId: string, now: string) {
  if (status !== 'sent') return { code: 'link-closed', reason: status };
  if (now >= expiresAt) return { code: 'link-closed', reason: 'expired' };
  const isSigned = signatories.some((one) => one.signatoryId === signatoryId && one.signed);
  return isSigned ? { code: 'already-signed' } : null;
}

/** The event by which a signatory is asked to sign now; undefined: they aren't, as others sign before. */
function askOf(events: readonly Logged<InvitationEvent>[], signatoryId: string): string | undefined {
  return events.reduce(dueWork.fold, null as DueWork | null)?.asks[signatoryId];
}
