import type { Instant, LinkId, MemberId, Personal, PersonId } from '../ids.js';
import type { Language } from '../invitation/events.js';

/** What a member may do: a main user administers, a user sends, a viewer reads (domain.md). */
export const memberRoles = ['main-user', 'user', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Someone was asked to join; the first member of a new organization is its main user. */
export interface MemberInvited {
  readonly type: 'MemberInvited';
  readonly data: {
    readonly memberId: MemberId;
    readonly email: Personal<string>;
    readonly role: MemberRole;
    /** Of the link in the e-mail; absent: nothing is sent, and nobody can join by this event alone. */
    readonly linkId?: LinkId;
    /** Until when the link works. */
    readonly expiresAt?: Instant;
    /** Of the e-mail. */
    readonly language?: Language;
    /** Who asked them; null: an API client, or the operator. */
    readonly invitedBy?: MemberId | null;
  };
}

/** They are asked again, by a new link; the one before works no more. */
export interface MemberInvitationRenewed {
  readonly type: 'MemberInvitationRenewed';
  readonly data: {
    readonly memberId: MemberId;
    readonly linkId: LinkId;
    readonly expiresAt: Instant;
    /** Of the e-mail; absent: as before. */
    readonly language?: Language;
  };
}

/** A person is a member now: by the link of their invitation, or because they registered the organization. */
export interface MemberJoined {
  readonly type: 'MemberJoined';
  readonly data: {
    readonly memberId: MemberId;
    readonly personId: PersonId;
    readonly role: MemberRole;
    /** null: they registered the organization. */
    readonly linkId: LinkId | null;
    /** As their identity says it; null: it says none, or it was erased. */
    readonly name: Personal<string>;
  };
}

export interface MemberRoleChanged {
  readonly type: 'MemberRoleChanged';
  readonly data: { readonly memberId: MemberId; readonly role: MemberRole };
}

/** They are no member any more; from this moment on they see nothing of the organization. */
export interface MemberRemoved {
  readonly type: 'MemberRemoved';
  readonly data: {
    readonly memberId: MemberId;
    /** `revoked`: the invitation was, before they joined. `left`: they did so themselves. */
    readonly reason: 'removed' | 'left' | 'revoked';
  };
}

export type MemberEvent = MemberInvited | MemberInvitationRenewed | MemberJoined | MemberRoleChanged | MemberRemoved;
