import { type ArchivedInvitation, archivedInvitation, type InvitationDetails } from '@attestory/projections';
import { mayRead, type TenantReader } from '../tenant.js';

/** An invitation in a reader's archive: sent by their organization, or signed for it; null: it isn't there for them. */
export function archivedFor(view: InvitationDetails | null, reader: TenantReader): ArchivedInvitation | null {
  const { organizationId } = reader;
  const archived = view && archivedInvitation(view, organizationId);
  return archived && mayRead(reader, { organizationId, folderId: archived.folderId }) ? archived : null;
}
