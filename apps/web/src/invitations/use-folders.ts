import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { useSession } from '../app/session.js';
import type { Folder } from './invitation.js';

/** The folders of the organization that whoever looks may read. */
export function useFolders(): readonly Folder[] {
  const { organizationId } = useSession().side;
  const loaded = useLoaded(
    async (signal) => {
      if (organizationId === undefined) return [];
      const path = `/v1/organizations/${organizationId}/folders?limit=100`;
      return (await get<{ readonly items: readonly Folder[] }>(path, { signal })).items;
    },
    [organizationId],
  );
  return loaded.value ?? [];
}
