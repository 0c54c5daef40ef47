import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type {
  ApiClientId,
  FolderId,
  GroupId,
  Instant,
  LinkId,
  MemberId,
  OrganizationId,
  Personal,
  PersonId,
  Sha256,
} from '../ids.js';
import type { Language } from '../invitation/events.js';
import type { Logo } from './branding-events.js';
import type { BusinessCountry } from './business-id.js';
import type { Scope } from './events.js';
import type { FolderRight } from './folder-events.js';
import type { MemberRole } from './member-events.js';

/** Registers an organization: by a person, who is its main user at once, or for one who is invited. */
export interface RegisterOrganization {
  readonly type: 'RegisterOrganization';
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly businessId: string;
  readonly country?: BusinessCountry;
  readonly mainUser: { readonly memberId: MemberId } & (
    | ({ readonly email: Personal<string> } & Partial<JoinLink>)
    | { readonly personId: PersonId; readonly name: Personal<string> }
  );
  /** A first API client, for programs. */
  readonly client?: NewApiClient;
}

/** The link in the e-mail to someone who is asked to join. */
export interface JoinLink {
  readonly linkId: LinkId;
  readonly expiresAt: Instant;
  readonly language: Language;
}

export interface NewApiClient {
  readonly clientId: ApiClientId;
  readonly name: string;
  readonly secretHash: Sha256;
  readonly scopes: readonly Scope[];
  readonly delivery: DeliverySettings;
}

/** Who administers: a main user; null: an API client with that scope, or the operator. */
interface ByMainUser {
  readonly by: MemberId | null;
}

export interface CreateApiClient extends NewApiClient, ByMainUser {
  readonly type: 'CreateApiClient';
}
export interface RotateApiClientSecret extends ByMainUser {
  readonly type: 'RotateApiClientSecret';
  readonly clientId: ApiClientId;
  readonly secretHash: Sha256;
}
export interface RevokeApiClient extends ByMainUser {
  readonly type: 'RevokeApiClient';
  readonly clientId: ApiClientId;
}
export interface ChangeDeliverySettings extends ByMainUser {
  readonly type: 'ChangeDeliverySettings';
  readonly clientId: ApiClientId;
  readonly delivery: DeliverySettings;
}

export type ApiClientCommand = CreateApiClient | RotateApiClientSecret | RevokeApiClient | ChangeDeliverySettings;

export interface InviteMember extends JoinLink, ByMainUser {
  readonly type: 'InviteMember';
  readonly memberId: MemberId;
  readonly email: Personal<string>;
  readonly role: MemberRole;
}
/** Asks someone who has not joined again, by a new link. */
export interface RenewMemberInvitation extends Omit<JoinLink, 'language'>, ByMainUser {
  readonly type: 'RenewMemberInvitation';
  readonly memberId: MemberId;
  readonly language?: Language;
}
export interface ChangeMemberRole extends ByMainUser {
  readonly type: 'ChangeMemberRole';
  readonly memberId: MemberId;
  readonly role: MemberRole;
}
/** Removes a member, or revokes the invitation of someone who has not joined. */
export interface RemoveMember extends ByMainUser {
  readonly type: 'RemoveMember';
  readonly memberId: MemberId;
}
/** Joins by the link of an invitation: whoever holds its secret, as the person who they have signed in as. */
export interface JoinOrganization {
  readonly type: 'JoinOrganization';
  readonly linkId: LinkId;
  readonly personId: PersonId;
  readonly name: Personal<string>;
  readonly now: Instant;
}
export interface LeaveOrganization {
  readonly type: 'LeaveOrganization';
  readonly memberId: MemberId;
}
export type MemberCommand =
  | InviteMember
  | RenewMemberInvitation
  | ChangeMemberRole
  | RemoveMember
  | JoinOrganization
  | LeaveOrganization;

export interface CreateGroup extends ByMainUser {
  readonly type: 'CreateGroup';
  readonly groupId: GroupId;
  readonly name: Personal<string>;
  readonly memberIds: readonly MemberId[];
}
/** Changes what is given. */
export interface ChangeGroup extends ByMainUser {
  readonly type: 'ChangeGroup';
  readonly groupId: GroupId;
  readonly name?: Personal<string>;
  readonly memberIds?: readonly MemberId[];
}
export interface RemoveGroup extends ByMainUser {
  readonly type: 'RemoveGroup';
  readonly groupId: GroupId;
}
export interface CreateFolder extends ByMainUser {
  readonly type: 'CreateFolder';
  readonly folderId: FolderId;
  readonly name: Personal<string>;
  readonly rights: readonly FolderRight[] | null;
}
export interface RenameFolder extends ByMainUser {
  readonly type: 'RenameFolder';
  readonly folderId: FolderId;
  readonly name: Personal<string>;
}
export interface ChangeFolderRights extends ByMainUser {
  readonly type: 'ChangeFolderRights';
  readonly folderId: FolderId;
  readonly rights: readonly FolderRight[] | null;
}
/** Says how long copies are kept that lie in a folder (null: in none), from their documents' last signatures on. */
export interface SetRetentionRule extends ByMainUser {
  readonly type: 'SetRetentionRule';
  readonly folderId: FolderId | null;
  /** For the first rule of the folder. */
  readonly ruleId: string;
  /** Calendar months; null: for good. */
  readonly months: number | null;
}
/** By the process that brings a rule to what lies in its folder. */
export interface RecordRuleApplied {
  readonly type: 'RecordRuleApplied';
  readonly ruleId: string;
  readonly version: number;
  /** How many copies are kept until another time now. */
  readonly changed: number;
}
/** Says how signing pages look: what is given, null for none. */
export interface ChangeBranding extends ByMainUser {
  readonly type: 'ChangeBranding';
  readonly colour?: string | null;
  readonly logo?: Logo | null;
}
/** Says which language the organization speaks where nothing says another. */
export interface ChangeOrganizationLanguage extends ByMainUser {
  readonly type: 'ChangeOrganizationLanguage';
  readonly language: Language;
}
export type RetentionRuleCommand = SetRetentionRule | RecordRuleApplied;
export type GroupCommand = CreateGroup | ChangeGroup | RemoveGroup;
export type FolderCommand = CreateFolder | RenameFolder | ChangeFolderRights;

/** Every wish about an organization. Except for registering, joining and leaving, only main users may have them. */
export type OrganizationCommand =
  | RegisterOrganization
  | ApiClientCommand
  | MemberCommand
  | GroupCommand
  | FolderCommand
  | RetentionRuleCommand
  | ChangeBranding
  | ChangeOrganizationLanguage;
