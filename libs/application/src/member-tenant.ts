import {
  defaultDeliverySettings,
  type FolderId,
  folderAccess,
  type MemberId,
  type MemberRole,
  memberOfPerson,
  organizationDecider,
  type PersonId,
  type RegisteredOrganizationState,
  type Scope,
  scopes,
  streams,
} from '@attestory/domain';
import type { Application } from './application.js';
import type { FolderRights, TenantContext } from './tenant.js';

/** What members may do for their organization, by their role. */
export const scopesOfRole = {
  'main-user': scopes,
  user: ['invitations:write', 'invitations:read', 'archive:read'],
  viewer: ['invitations:read', 'archive:read'],
} as const satisfies Record<MemberRole, readonly Scope[]>;

/** What is changed by nobody. Who has signed in by e-mail alone may do no more. */
export const readingScopes: readonly Scope[] = ['invitations:read', 'archive:read', 'audit:read', 'support:explain'];

/** A tenant whose side a member is on. */
export type MemberTenant = TenantContext & { readonly by: Extract<TenantContext['by'], { kind: 'member' }> };

/** The tenant that a person is a member of, as the log has it now; null: they are none, or there is no such organization. */
export async function tenantOfMember(
  { transactor }: Pick<Application, 'transactor'>,
  personId: string,
  organizationId: string,
): Promise<MemberTenant | null> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  const member = state.status === 'registered' ? memberOfPerson(state, personId as PersonId) : null;
  if (state.status !== 'registered' || !member) return null;
  return {
    organizationId,
    by: { kind: 'member', personId, ...member },
    delivery: defaultDeliverySettings,
    folders: foldersOf(state, member.memberId),
  };
}

function foldersOf(state: RegisteredOrganizationState, memberId: MemberId): FolderRights {
  const accessTo = (folderId: string | null) => folderAccess(state, memberId, folderId as FolderId | null);
  const there = [null, ...Object.keys(state.folders)];
  const readable = there.filter((folderId) => accessTo(folderId) !== 'none');
  return { accessTo, readable: readable.length === there.length ? 'all' : readable };
}
