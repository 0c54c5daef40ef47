import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type { AuthenticationMethod } from '../identity/authentication-method.js';
import type {
  AuthenticationId,
  DocumentId,
  FolderId,
  Instant,
  InvitationId,
  LinkId,
  OrganizationId,
  Personal,
  SessionId,
  Sha256,
  SignatoryId,
} from '../ids.js';
import type {
  AttachedDocument,
  DocumentPart,
  InvitedSignatory,
  Language,
  ReminderSchedule,
  SigningMethodKind,
  SigningOrder,
} from './events.js';
import type { ExpectedIdentity, RoleDemand } from './signatory-demands.js';

/** Before its first event. */
export interface NoInvitation {
  readonly status: 'none';
}

/** Being prepared. Texts are carried for freezing them into InvitationSent; nothing is decided by them. */
export interface DraftState {
  readonly status: 'draft';
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
  readonly title: Personal<string>;
  readonly message: Personal<string>;
  readonly language: Language;
  readonly order: SigningOrder;
  readonly expiresAt: Instant | null;
  readonly delivery: DeliverySettings;
  readonly folderId: FolderId | null;
  readonly documents: readonly AttachedDocument[];
  readonly signatories: readonly InvitedSignatory[];
}

export interface DiscardedState {
  readonly status: 'discarded';
  readonly organizationId: OrganizationId;
  readonly folderId: FolderId | null;
}

/** An authentication that a signature may rest on: in that browser, until then. */
export interface CurrentAuthentication {
  readonly authenticationId: AuthenticationId;
  readonly sessionId: SessionId;
  readonly method: string;
  readonly assurance: 'single-factor' | 'strong';
  readonly validUntil: Instant;
}

export interface SentSignatory {
  readonly signatoryId: SignatoryId;
  readonly methods: readonly SigningMethodKind[];
  /** null: any that is offered. */
  readonly strongMethods: readonly AuthenticationMethod[] | null;
  /** Whom the sender expects; carried for who compares, nothing is decided by it. */
  readonly identity: ExpectedIdentity | null;
  /** Whether the sender requires the whole identity number. */
  readonly identityNumber: boolean;
  readonly roles: RoleDemand | null;
  /** In the order in which they came; of each browser the newest. */
  readonly authentications: readonly CurrentAuthentication[];
  /** The links over which they have opened. */
  readonly openedOver: readonly LinkId[];
  readonly signed: boolean;
  /** Carried for the record of a correction; nothing is decided by it. */
  readonly email: Personal<string>;
  /** Before this the sender can't remind them (again); null: not reminded yet. */
  readonly notRemindedBefore: Instant | null;
}

/** Frozen: sent, and all that can follow. */
export interface FrozenState {
  readonly status: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
  readonly folderId: FolderId | null;
  readonly order: SigningOrder;
  readonly language: Language;
  readonly expiresAt: Instant;
  readonly delivery: DeliverySettings;
  readonly reminders: ReminderSchedule | null;
  readonly documents: readonly { readonly documentId: DocumentId; readonly sha256: Sha256 }[];
  /** In the order of signing when that is sequential. */
  readonly signatories: readonly SentSignatory[];
  /** In the order in which they signed. */
  readonly signedBy: readonly SignatoryId[];
  /** For which set of signatures each document has been sealed last (how many signatures). */
  readonly sealed: Readonly<Record<string, number>>;
  /** By {@link fileKey} the hash of the newest sealed PDF, where that waits for a proof that comes later. */
  readonly waitingForProof: Readonly<Record<string, { readonly what: LaterProof; readonly sha256: Sha256 }>>;
  /** Of what was signed on paper. */
  readonly scans: readonly DocumentId[];
}

/** What is added behind a sealed PDF when it can be had; validation data come after the time stamp. */
export type LaterProof = 'time-stamp' | 'validation-data';

/** A document's sealed PDF, or the part of it that is a file of its own. */
export function fileKey({ documentId, part }: { readonly documentId: string; readonly part?: DocumentPart }): string {
  return part === undefined ? documentId : `${documentId}/${part}`;
}

export type InvitationState = NoInvitation | DraftState | DiscardedState | FrozenState;

export const initialInvitation: InvitationState = { status: 'none' };
