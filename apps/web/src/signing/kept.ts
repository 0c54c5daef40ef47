import type { Stroke } from './drawing/strokes.js';
import type { RoleChoice } from './role.js';

/** What one tab keeps of one invitation: over a reload, and over the way to an identification service and back. */
export interface Kept {
  /** What stood in the link; it is taken out of the address at once. */
  readonly secret?: string;
  readonly token?: string;
  /** The documents were opened, by a deliberate act. */
  readonly opened?: true;
  readonly role?: RoleChoice;
  readonly way?: 'strong' | 'draw' | 'type';
  readonly name?: string;
  readonly strokes?: readonly Stroke[];
  /** Gone to an identification service, by this method. */
  readonly gone?: string;
}

const place = 'attestory.signing';

export function kept(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** Keeps more of it; where the browser keeps nothing, a reload begins anew. */
export function keep(more: Partial<Kept>): void {
  replace({ ...kept(), ...more });
}

export function forget(): void {
  replace({});
}

function replace(all: Kept): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(all));
  } catch {
    // Full, or forbidden.
  }
}

/** The secret of a link that has just been followed. It must not stay in the address, which others may see. */
export function takeSecret(): void {
  const secret = decodeURIComponent(location.hash.slice(1));
  if (secret === '') return;
  history.replaceState(null, '', location.pathname + location.search);
  replace(kept().secret === secret ? kept() : { secret });
}
