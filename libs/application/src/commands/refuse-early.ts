import { type InvitationCommand, invitationDecider, streams } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * What will be refused anyway needn't be uploaded: decides a command whose document is still to come.
 * @throws CommandRejectedError
 */
export async function refuseEarly(
  { transactor }: Pick<Application, 'transactor'>,
  { tenant, identity, ifRevision }: CommandContext,
  invitationId: string,
  command: InvitationCommand,
): Promise<void> {
  const { state, events, revision } = await transactor.load(streams.invitation(invitationId), invitationDecider);
  requireAccess(tenant, state, 'write');
  if (events.some((event) => event.meta.commandId === identity.commandId)) return;
  if (ifRevision !== undefined && ifRevision !== revision) throw new CommandRejectedError({ code: 'stale' });
  const decision = invitationDecider.decide(command, state);
  if ('rejected' in decision) throw new CommandRejectedError(decision.rejected, state);
}
