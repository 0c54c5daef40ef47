export const memberRoles = ['main-user', 'user', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Whoever belongs to an organization, or was asked to. */
export interface Member {
  readonly id: string;
  readonly state: 'invited' | 'joined';
  readonly role: MemberRole;
  readonly email: string | null;
  readonly name: string | null;
  readonly expiresAt: string | null;
  readonly joinedAt: string | null;
}

export interface Group {
  readonly id: string;
  readonly name: string | null;
  readonly memberIds: readonly string[];
}

export interface FolderRight {
  readonly groupId: string;
  readonly access: 'read' | 'write';
}

export interface Folder {
  readonly id: string;
  readonly name: string | null;
  /** null: open to every member, by their role. */
  readonly rights: readonly FolderRight[] | null;
}

export const scopes = [
  'invitations:write',
  'invitations:read',
  'archive:read',
  'audit:read',
  'support:explain',
  'organization:admin',
] as const;
export type Scope = (typeof scopes)[number];

/** Under which key the texts say what a scope allows: a colon has a meaning of its own in keys. */
export const scopeKeys = {
  'invitations:write': 'scope.invitations-write',
  'invitations:read': 'scope.invitations-read',
  'archive:read': 'scope.archive-read',
  'audit:read': 'scope.audit-read',
  'support:explain': 'scope.support-explain',
  'organization:admin': 'scope.organization-admin',
} as const satisfies Record<Scope, string>;

export interface Delivery {
  readonly sendDownloadLink: boolean;
  readonly saveToPersonalAccount: boolean;
  readonly copyToLightSignatories: boolean;
}

/** What an API client's invitations do with their documents, unless it is told otherwise. */
export const usualDelivery: Delivery = {
  sendDownloadLink: true,
  saveToPersonalAccount: true,
  copyToLightSignatories: false,
};

export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly delivery: Delivery;
  readonly revoked: boolean;
}

/** The rights that a folder has once a group's is set. @param access null: none */
export function withRight(
  rights: readonly FolderRight[],
  groupId: string,
  access: FolderRight['access'] | null,
): readonly FolderRight[] {
  const others = rights.filter((right) => right.groupId !== groupId);
  return access === null ? others : [...others, { groupId, access }];
}

/** By what somebody is told apart: their name, or else the address to which the invitation went. */
export function memberName({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return name ?? email ?? '—';
}
