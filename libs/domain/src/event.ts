import type { DeliveryEvent } from './delivery/events.js';
import type { DocumentEvent } from './document/decider.js';
import type { InvitationEvent } from './invitation/events.js';
import type { OrganizationEvent } from './organization/events.js';
import type { HeadsEvent, ServiceEvent } from './service/events.js';

/** Every fact that the log can hold. */
export type DomainEvent =
  | InvitationEvent
  | DeliveryEvent
  | DocumentEvent
  | OrganizationEvent
  | ServiceEvent
  | HeadsEvent;

/** Names of the streams; the part before the first `-` is the category. */
export const streams = {
  invitation: (id: string) => `invitation-${id}`,
  delivery: (id: string) => `delivery-${id}`,
  document: (id: string) => `document-${id}`,
  organization: (id: string) => `organization-${id}`,
  service: 'service',
  heads: 'heads',
} as const;
