import type { Decider } from '../decider.js';
import type { InvitationCommand } from './commands.js';
import { decideInvitation } from './decide.js';
import type { InvitationEvent } from './events.js';
import { evolveInvitation } from './evolve.js';
import type { InvitationRejection } from './rejections.js';
import { type InvitationState, initialInvitation } from './state.js';

/** The invitation: who is asked to sign what, and what came of it. */
export const invitationDecider: Decider<InvitationCommand, InvitationEvent, InvitationState, InvitationRejection> = {
  initial: initialInvitation,
  decide: decideInvitation,
  evolve: evolveInvitation,
};
