import {
  type InvitationCommand,
  type InvitationEvent,
  type InvitationState,
  invitationDecider,
  type Logged,
  streams,
} from '@attestory/domain';
import { type InvitationDetails, invitationDetails } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { type SendingWarning, sendingWarnings } from './sending-warnings.js';

/** What a command about an invitation answers: the invitation as of that command, and the position it reached. */
export interface InvitationAnswer {
  readonly invitation: InvitationDetails;
  readonly revision: number;
  readonly position: string;
  /** Of one that was sent: what can't be used. */
  readonly warnings?: readonly SendingWarning[];
}

/** Runs a tenant's command on an invitation. */
export async function transactInvitation(
  app: Application,
  context: CommandContext,
  invitationId: string,
  command: InvitationCommand | ((state: InvitationState) => InvitationCommand | Promise<InvitationCommand>),
  content: unknown,
): Promise<InvitationAnswer> {
  const { identity, ifRevision, tenant } = context;
  const result = await app.transactor.transact({
    stream: streams.invitation(invitationId),
    decider: invitationDecider,
    command,
    identity,
    content,
    guard: (state) => {
      // Only the command that made the id begins where nothing is; before what is there is compared with what the caller has seen.
      const isNew = state.status === 'none' && invitationId === newIdOf(identity.commandId, 'invitation');
      if (!isNew) requireAccess(tenant, state, 'write');
    },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  return answer(result.history, result.revision, result.position);
}

/** The same for a command that may send: the sender hears what can't be used. */
export async function withWarnings(
  app: Application,
  transacting: Promise<InvitationAnswer>,
): Promise<InvitationAnswer> {
  const answer = await transacting;
  const { invitation } = answer;
  return invitation.state === 'draft' ? answer : { ...answer, warnings: sendingWarnings(app, invitation) };
}

/** The answer is made from the stream, so that a repeat gives the same one. */
function answer(
  history: readonly Logged<InvitationEvent>[],
  revision: number,
  position: string | null,
): InvitationAnswer {
  const invitation = history.reduce(invitationDetails.fold, null as InvitationDetails | null);
  if (!invitation || position === null) throw new CommandRejectedError({ code: 'not-found' });
  return { invitation, revision, position };
}
