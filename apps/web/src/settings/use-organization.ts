import { get } from '../api/client.js';
import { type Loaded, useLoaded } from '../api/use-loaded.js';
import { useSession } from '../app/session.js';

/** Where everything about the organization is whose side this tab is on. */
export function useOrganizationPath(): string {
  return `/v1/organizations/${useSession().side.organizationId}`;
}

/** Something of an organization, with the organization's revision when it was read: what is changed by that is no other's work. */
export type Revised<T> = T & { readonly revision: number };

/** Loads something of the organization. @param load is given the organization's path */
export function useOrganization<T extends object>(
  load: (path: string, signal: AbortSignal) => Promise<T>,
): Loaded<Revised<T>> {
  const path = useOrganizationPath();
  return useLoaded(
    async (signal) => {
      // First: what changes between the two is found to have changed.
      const { revision } = await get<{ readonly revision: number }>(path, { signal });
      return { ...(await load(path, signal)), revision };
    },
    [path],
  );
}
