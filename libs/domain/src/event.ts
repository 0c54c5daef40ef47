import type { Instant, Sha256 } from './ids.js';
import type { ArchivedDocumentEvent } from './archived-document/events.js';
import type { BulkSendingEvent } from './bulk-sending/events.js';
import type { DeliveryEvent } from './delivery/events.js';
import type { DocumentEvent } from './document/events.js';
import type { EmailLinkEvent } from './email-link/events.js';
import type { ImportEvent } from './import/events.js';
import type { InvitationEvent } from './invitation/events.js';
import type { NoticeEvent } from './notice/events.js';
import type { OrganizationEvent } from './organization/events.js';
import type { IdentityClaimEvent, PersonEvent } from './person/events.js';
import type { HeadsEvent, ServiceEvent } from './service/events.js';
import type { SessionEvent } from './session/events.js';
import type { TemplateEvent } from './template/events.js';

/** Every fact that the log can hold. */
export type DomainEvent =
  | InvitationEvent
  | DeliveryEvent
  | DocumentEvent
  | ImportEvent
  | ArchivedDocumentEvent
  | OrganizationEvent
  | TemplateEvent
  | BulkSendingEvent
  | EmailLinkEvent
  | NoticeEvent
  | PersonEvent
  | IdentityClaimEvent
  | SessionEvent
  | ServiceEvent
  | HeadsEvent;

/** Names of the streams; the part before the first `-` is the category. */
export const streams = {
  invitation: (id: string) => `invitation-${id}`,
  delivery: (id: string) => `delivery-${id}`,
  document: (id: string) => `document-${id}`,
  imports: (id: string) => `import-${id}`,
  /** Of one holder's copy of a document. */
  archivedDocument: (id: string) => `archived-document-${id}`,
  organization: (id: string) => `organization-${id}`,
  template: (id: string) => `template-${id}`,
  bulkSending: (id: string) => `bulk-sending-${id}`,
  emailLink: (id: string) => `email-link-${id}`,
  /** Of an organization (its id) or of an e-mail link (`link-{id}`): what stands after the category there, too. */
  notices: (about: string) => `notices-${about}`,
  person: (id: string) => `person-${id}`,
  identity: (claimId: string) => `identity-${claimId}`,
  session: (id: string) => `session-${id}`,
  service: 'service',
  heads: 'heads',
} as const;

/** Where and how a fact stands in the log: what folds may use beside the fact itself. */
export interface EventMeta {
  /** UUID of the event. */
  readonly id: string;
  readonly stream: string;
  /** 0 for the first of its stream. */
  readonly revision: number;
  /** Opaque; comparing two as texts gives log order. */
  readonly position: string;
  readonly time: Instant;
  /** Who caused it: a kind and an id (`client:…`, `person:…`, `signatory:…`, `process:…`), never a name. */
  readonly actor: string;
  readonly commandId: string;
  /** The event that led to it; null when a request did. */
  readonly causationId: string | null;
  /** The event's hash in its stream's chain. */
  readonly hash: Sha256;
}

/** A fact as the log holds it, with personal texts in the clear (or null, when erased). */
export type Logged<E extends DomainEvent = DomainEvent> = E & { readonly meta: EventMeta };
