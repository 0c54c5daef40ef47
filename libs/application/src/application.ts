import type { DeliveryPolicies, InvitationLimits, ReminderSchedule } from '@attestory/domain';
import type { DocumentVault } from '@attestory/document-vault';
import type { EventStore, TreeStore } from '@attestory/event-store';
import type { KeyVault } from '@attestory/key-vault';
import type {
  ArchivedDocumentView,
  BulkSendingView,
  DueImports,
  Deliveries,
  DueNotices,
  DuePeople,
  DueRules,
  DueWork,
  InvitationDetails,
  Memberships,
  OrganizationView,
  PersonSessionView,
  RetentionView,
  SignatureHistory,
  SignedDocuments,
  SignerInboxItem,
  TemplateView,
} from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import type { EventCodec } from './codec/event-codec.js';
import type { CommandIdentity } from './command-identity.js';
import type { LinkSecrets } from './link-secrets.js';
import type { Clock } from './ports/clock.port.js';
import type { IdentityBroker } from './ports/identity-broker.port.js';
import type { MailSender } from './ports/mail-sender.port.js';
import type { Observer } from './ports/observer.port.js';
import type { PdfWorkshop } from './ports/pdf-workshop.port.js';
import type { LookupHash } from './projection-runner.js';
import type { TenantContext } from './tenant.js';
import type { Transactor } from './transact.js';
import type { Views } from './views.js';

/** What handlers, queries and processes work with; put together once, at start. */
export interface Application {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly tree: TreeStore;
  readonly readModel: ReadModel;
  readonly vault: DocumentVault;
  readonly keys: KeyVault;
  readonly pdf: PdfWorkshop;
  readonly mail: MailSender;
  readonly identities: IdentityBroker;
  readonly codec: EventCodec;
  readonly transactor: Pick<Transactor, 'transact' | 'load'>;
  readonly links: LinkSecrets;
  readonly lookup: LookupHash;
  readonly views: ApplicationViews;
  readonly settings: ApplicationSettings;
  /** Absent: nobody watches. */
  readonly observer?: Observer;
}

export interface ApplicationViews {
  readonly invitations: Views<InvitationDetails>;
  readonly archived: Views<ArchivedDocumentView>;
  readonly history: Views<SignatureHistory>;
  readonly inbox: Views<SignerInboxItem>;
  readonly signed: Views<SignedDocuments>;
  readonly organizations: Views<OrganizationView>;
  readonly memberships: Views<Memberships>;
  readonly sessions: Views<PersonSessionView>;
  readonly deliveries: Views<Deliveries>;
  readonly due: Views<DueWork>;
  readonly notices: Views<DueNotices>;
  readonly people: Views<DuePeople>;
  readonly rules: Views<DueRules>;
  readonly retention: Views<RetentionView>;
  readonly imports: Views<DueImports>;
  readonly templates: Views<TemplateView>;
  readonly bulkSendings: Views<BulkSendingView>;
}

export interface ApplicationSettings {
  /** Where people reach the service, without a slash at the end. */
  readonly baseUrl: string;
  readonly limits: InvitationLimits & {
    /** Of one document. */
    readonly documentBytes: number;
  };
  /** How long a draft without an expiry of its own stays open once sent, in milliseconds. */
  readonly defaultOpenFor: number;
  /** How long a download link works, in milliseconds. */
  readonly downloadLinkFor: number;
  /** Who gets what when an invitation closes, by the time of their signature. */
  readonly deliveryPolicies: DeliveryPolicies;
  /** How often pending signatories are reminded by themselves; null: never. */
  readonly reminders: ReminderSchedule | null;
  /** Of people's sessions, in milliseconds: how long a token works that isn't renewed, and the longest of a session. */
  readonly sessions: { readonly idle: number; readonly longest: number };
  /** The shortest time between two signed heads, in milliseconds. */
  readonly headEvery: number;
}

/** Nest's token for the Application. */
export const APPLICATION = Symbol('Application');

/** A tenant's command: who, which one of theirs, and what they have seen (If-Match). */
export interface CommandContext {
  readonly tenant: TenantContext;
  readonly identity: CommandIdentity;
  readonly ifRevision?: number;
}

/** A signatory's session: one exchange of a link's secret. */
export interface SigningSession {
  readonly sessionId: string;
  readonly linkId: string;
  readonly invitationId: string;
  readonly signatoryId: string;
}
