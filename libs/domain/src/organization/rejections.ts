import type { FolderId, GroupId, MemberId } from '../ids.js';

/** Why a link to join works no more. */
export type JoinLinkClosedReason = 'used' | 'expired' | 'replaced' | 'revoked';

/** Every refusal of a command about an organization. */
export type OrganizationRejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'organization-exists' }
  /** Only main users administer, and whoever asks is none (any more). */
  | { readonly code: 'forbidden' }
  | { readonly code: 'client-exists' }
  | { readonly code: 'client-unknown' }
  | { readonly code: 'client-revoked' }
  /** An id that a member, group or folder has already. */
  | { readonly code: 'id-taken' }
  | { readonly code: 'member-unknown'; readonly memberId: MemberId }
  /** One person is a member once; and who has joined needs no invitation. */
  | { readonly code: 'already-a-member'; readonly memberId: MemberId }
  /** The last main user who has joined can't leave, be removed or get another role. */
  | { readonly code: 'last-main-user' }
  | { readonly code: 'link-unknown' }
  | { readonly code: 'link-closed'; readonly reason: JoinLinkClosedReason }
  | { readonly code: 'group-unknown'; readonly groupId: GroupId }
  | { readonly code: 'folder-unknown'; readonly folderId: FolderId }
  | { readonly code: 'colour-invalid' }
  /** White text can't be read on it. */
  | { readonly code: 'colour-too-light'; readonly contrast: number; readonly least: number }
  /** As many as one organization can have: see `mostOf`. */
  | {
      readonly code: 'organization-full';
      readonly of: 'members' | 'groups' | 'folders' | 'clients';
      readonly most: number;
    };
