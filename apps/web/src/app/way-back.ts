const kept = 'attestory.way-back';
const keptFor = 60 * 60_000;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps where somebody was who has to sign in first. In this browser, not in addresses: nobody can send anybody elsewhere
 * with it, and it is still there where the link to sign in opens another tab.
 */
export function keepWayBack(path: string, storage: Kept = localStorage, now = Date.now()): void {
  if (isInside(path)) storage.setItem(kept, JSON.stringify({ path, until: now + keptFor }));
}

/** Where they go on, once; null: nowhere in particular. */
export function takeWayBack(storage: Kept = localStorage, now = Date.now()): string | null {
  const text = storage.getItem(kept);
  storage.removeItem(kept);
  try {
    const { path, until } = JSON.parse(text ?? '{}') as { readonly path?: unknown; readonly until?: unknown };
    return typeof path === 'string' && isInside(path) && typeof until === 'number' && until > now ? path : null;
  } catch {
    return null;
  }
}

/** A page of the application other than its first. */
function isInside(path: string): boolean {
  return /^\/app\/[\w/-]+(?:\?[\w=&%.:+-]*)?$/u.test(path);
}
