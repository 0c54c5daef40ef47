import { useLocation } from 'preact-iso';
import { post } from '../api/client.js';
import { download } from '../api/download.js';
import { type Action, useAction } from '../api/use-action.js';
import { type Loaded, useLoaded } from '../api/use-loaded.js';
import { getAll } from '../api/use-pages.js';
import { useSession } from '../app/session.js';
import { archivedFile, type Folder } from './archived-document.js';

/** The organization's folders that whoever asks may read. */
export function useFolders(): Loaded<readonly Folder[]> {
  const { organizationId } = useSession().side;
  const path = `/v1/organizations/${organizationId}/folders`;
  return useLoaded((signal) => getAll<Folder>(path, signal), [path]);
}

export interface ArchiveActions {
  /** @param part empty: the document */
  readonly file: Action<[id: string, part: string]>;
  /** Makes a draft of an invitation, and goes there. */
  readonly draft: Action<[invitationId: string, as: 'copy' | 'addendum']>;
  /** Whether whoever asks may change anything. */
  readonly mayWrite: boolean;
}

/** What can be done with an archived document. */
export function useArchiveActions(): ArchiveActions {
  const { route } = useLocation();
  const { role } = useSession().side;
  const file = useAction((_, id: string, part: string) => download(archivedFile(id, part), 'document.pdf'));
  const draft = useAction(async (key, invitationId: string, as: 'copy' | 'addendum') => {
    const { id } = await post<{ readonly id: string }>(`/v1/invitations/${invitationId}/${as}`, {}, { key });
    route(`/app/drafts/${id}`);
  });
  return { file, draft, mayWrite: role === 'main-user' || role === 'user' };
}
