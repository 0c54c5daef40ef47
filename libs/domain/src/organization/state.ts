import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type { Instant, LinkId, MemberId, OrganizationId, PersonId, Sha256 } from '../ids.js';
import type { Language } from '../invitation/events.js';
import type { Logo } from './branding-events.js';
import type { Scope } from './events.js';
import type { FolderRight } from './folder-events.js';
import type { MemberRole } from './member-events.js';
import type { RetentionRule } from '../retention-policy/retention.js';
import type { JoinLinkClosedReason } from './rejections.js';

export interface ApiClient {
  readonly secretHash: Sha256;
  readonly scopes: readonly Scope[];
  readonly delivery: DeliverySettings;
  readonly revoked: boolean;
}

/** Who was asked to join, and whoever has joined. */
export type Member =
  | {
      readonly status: 'invited';
      readonly role: MemberRole;
      /** null: invited before there were links. */
      readonly link: { readonly linkId: LinkId; readonly expiresAt: Instant } | null;
    }
  | { readonly status: 'joined'; readonly role: MemberRole; readonly personId: PersonId };

export interface RegisteredOrganizationState {
  readonly status: 'registered';
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly clients: Readonly<Record<string, ApiClient>>;
  /** By member id; whoever was removed is gone. */
  readonly members: Readonly<Record<string, Member>>;
  /** Ids of members that were removed: they come back under a new one only. */
  readonly formerMembers: readonly MemberId[];
  /** Links that once worked, and why they don't any more. */
  readonly closedLinks: Readonly<Record<string, Exclude<JoinLinkClosedReason, 'expired'>>>;
  /** By group id; null: removed. */
  readonly groups: Readonly<Record<string, { readonly memberIds: readonly MemberId[] } | null>>;
  /** By folder id. */
  readonly folders: Readonly<Record<string, { readonly rights: readonly FolderRight[] | null }>>;
  /** By folder id, or `root` for what lies in none; `applied`: it has reached what lay there when it was set. */
  readonly retentionRules: Readonly<Record<string, RetentionRule & { readonly applied: boolean }>>;
  /** How its signing pages look; null: as the service’s own. */
  readonly branding: { readonly colour: string | null; readonly logo: Logo | null };
  /** Which it speaks where nothing says another; null: it has said none. */
  readonly language: Language | null;
}

/** What deciding needs of an organization: nothing that can be erased. */
export type OrganizationState = { readonly status: 'none' } | RegisteredOrganizationState;

/** An entry by its id; what every object has by nature (`constructor`) is none. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** The member that a person is. */
export function memberOfPerson(
  state: RegisteredOrganizationState,
  personId: PersonId,
): { readonly memberId: MemberId; readonly role: MemberRole } | null {
  for (const [memberId, member] of Object.entries(state.members))
    if (member.status === 'joined' && member.personId === personId)
      return { memberId: memberId as MemberId, role: member.role };
  return null;
}
