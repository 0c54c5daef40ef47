import type { DeliverySettings, FolderAccess, InvitationState, MemberRole, Voucher } from '@attestory/domain';
import { CommandRejectedError } from './transact.js';

/** Who acts for an organization: a program of it, or one of its members. */
export type TenantActor =
  | { readonly kind: 'client'; readonly clientId: string }
  | { readonly kind: 'member'; readonly memberId: string; readonly personId: string; readonly role: MemberRole };

/** Who asks for something on behalf of an organization. */
export interface TenantContext {
  readonly organizationId: string;
  readonly by: TenantActor;
  readonly delivery: DeliverySettings;
  readonly folders: FolderRights;
}

/** Who reads what is an organization's. */
export type TenantReader = Pick<TenantContext, 'organizationId' | 'folders'>;

/** What somebody may do with what lies in an organization's folders; null: with what lies in none. */
export interface FolderRights {
  readonly accessTo: (folderId: string | null) => FolderAccess;
  /** What they may read; `all`: whatever is there. */
  readonly readable: 'all' | readonly (string | null)[];
}

/** Programs may do everywhere what their scopes say. */
export const everyFolder: FolderRights = { accessTo: () => 'write', readable: 'all' };

/** Whose commands they are: of which caller an Idempotency-Key is. */
export function callerOf(by: TenantActor): string {
  return by.kind === 'client' ? by.clientId : by.memberId;
}

/** Who acts, as events say it. */
export function actorOf(by: TenantActor): string {
  return by.kind === 'client' ? `client:${by.clientId}` : `person:${by.personId}`;
}

/** Who answers for what they say of a document. */
export function voucherOf(by: TenantActor): Voucher {
  return (
    by.kind === 'client'
      ? { kind: 'client', clientId: by.clientId }
      : { kind: 'member', memberId: by.memberId, personId: by.personId }
  ) as Voucher;
}

/** What belongs to an organization, in one of its folders or in none. */
export interface Owned {
  readonly organizationId: string;
  readonly folderId?: string | null;
}

/** Whether something is the tenant's, and lies where they may read. */
export function mayRead({ organizationId, folders }: TenantReader, owned: Owned | null | undefined): boolean {
  return owned?.organizationId === organizationId && folders.accessTo(owned.folderId ?? null) !== 'none';
}

/**
 * What belongs to another tenant, or lies in a folder that somebody may not read, does not exist; and what does not exist
 * is not told from it.
 * @throws CommandRejectedError `not-found`; `folder-read-only` where it has to be written and may only be read
 */
export function requireAccess(tenant: TenantReader, state: InvitationState, access: 'read' | 'write'): void {
  if (state.status === 'none' || !mayRead(tenant, state)) throw new CommandRejectedError({ code: 'not-found' });
  if (access === 'write' && tenant.folders.accessTo(state.folderId) !== 'write')
    throw new CommandRejectedError({ code: 'folder-read-only' });
}
