import type { DomainEvent } from '../event.js';
import type { InvitationEvent } from './events.js';

const closings = {
  InvitationCompleted: 'completed',
  InvitationCancelled: 'cancelled',
  InvitationDeclined: 'declined',
  InvitationExpired: 'expired',
} as const;

/** How an invitation was closed. */
export type ClosedAs = (typeof closings)[keyof typeof closings];

/** What closes an invitation: nobody can sign it any more. */
export type ClosingEvent = Extract<InvitationEvent, { readonly type: keyof typeof closings }>;

/** Whether an event closes its invitation. */
export function isClosing<E extends DomainEvent>(event: E): event is E & ClosingEvent {
  return Object.hasOwn(closings, event.type);
}

/** The state in which it leaves it. */
export function closedAs({ type }: ClosingEvent): ClosedAs {
  return closings[type];
}
