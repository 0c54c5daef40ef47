import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { type Language, language } from '../texts.js';
import { useSession } from './session.js';

/**
 * In which language something new begins on an organization's side: the organization's, where it has chosen one; else that of
 * whoever writes. Null: not known yet.
 */
export function useSpokenLanguage(): Language | null {
  const { organizationId } = useSession().side;
  const loaded = useLoaded(
    async (signal) => {
      const path = `/v1/organizations/${organizationId}/language`;
      // Nobody is kept from writing because it can't be asked for.
      const chosen = await get<{ readonly language: Language | null }>(path, { signal }).catch(() => null);
      return { organizationId, spoken: chosen?.language ?? language() };
    },
    [organizationId],
  );
  return loaded.value?.organizationId === organizationId ? (loaded.value?.spoken ?? null) : null;
}
