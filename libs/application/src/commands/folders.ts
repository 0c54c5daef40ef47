import { type ApiClientId, type MemberId, organizationDecider, type PersonId, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import type { TenantContext, TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * That an organization has a folder which somebody may use; null: none is asked for. One that they may not read is not
 * there for them.
 * @throws CommandRejectedError `folder-unknown`; `folder-read-only` where it has to be written and may only be read
 */
export async function requireFolder(
  { transactor }: Pick<Application, 'transactor'>,
  { organizationId, folders }: TenantReader,
  folderId: string | null,
  wanted: 'read' | 'write' = 'write',
): Promise<void> {
  const access = folders.accessTo(folderId);
  if (folderId !== null) {
    const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
    const isThere = state.status === 'registered' && Object.hasOwn(state.folders, folderId);
    if (!isThere || access === 'none') throw new CommandRejectedError({ code: 'folder-unknown' });
  }
  if (wanted === 'write' && access !== 'write') throw new CommandRejectedError({ code: 'folder-read-only' });
}

/** Who drafted, as the log keeps it. */
export function draftedBy({ by }: TenantContext): {
  readonly clientId: ApiClientId | null;
  readonly memberId?: MemberId;
  readonly personId?: PersonId;
} {
  if (by.kind === 'client') return { clientId: by.clientId as ApiClientId };
  return { clientId: null, memberId: by.memberId as MemberId, personId: by.personId as PersonId };
}
