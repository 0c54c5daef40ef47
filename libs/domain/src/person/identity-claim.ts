import { accept, type Decider } from '../decider.js';
import type { PersonId } from '../ids.js';
import type { IdentityClaimEvent } from './events.js';

export interface ClaimIdentity {
  readonly type: 'ClaimIdentity';
  readonly personId: PersonId;
}

/** Whose the key of an identity is; null: nobody's. */
export interface IdentityClaimState {
  readonly personId: PersonId | null;
}

/** Who claims it first has it: for everybody who comes later nothing has to change. */
export const identityClaimDecider: Decider<ClaimIdentity, IdentityClaimEvent, IdentityClaimState, never> = {
  initial: { personId: null },
  decide: ({ personId }, state) =>
    state.personId === null ? accept({ type: 'IdentityClaimed', data: { personId } }) : accept(),
  evolve: (state, { data }) => (state.personId === null ? { personId: data.personId } : state),
};
