import type { InvitationEvent } from './events.js';

const closings = ['InvitationCompleted', 'InvitationCancelled', 'InvitationDeclined', 'InvitationExpired'] as const;

/** What closes an invitation: nobody can sign it any more. */
export type ClosingEvent = Extract<InvitationEvent, { readonly type: (typeof closings)[number] }>;

/** Whether an event closes its invitation. */
export function isClosing<E extends InvitationEvent>(event: E): event is E & ClosingEvent {
  return closings.some((type) => type === event.type);
}
