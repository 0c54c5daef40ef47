import type { InvitationState } from './invitation.js';
import { texts } from './texts.js';

const kinds: Readonly<Record<InvitationState, string>> = {
  draft: '',
  discarded: '',
  sent: 'warn',
  completed: 'good',
  cancelled: '',
  declined: 'bad',
  expired: 'bad',
};

/** The state of an invitation, in a word. */
export function StateMark({ state }: { readonly state: InvitationState }) {
  return <span class={`state ${kinds[state]}`}>{texts.t(`state.${state}`)}</span>;
}
