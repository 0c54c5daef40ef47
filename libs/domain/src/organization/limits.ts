import { reject } from '../decider.js';
import type { OrganizationRejection } from './rejections.js';
import type { RegisteredOrganizationState } from './state.js';

/** How many of each an organization can have: it is read as a whole with every request of its members. */
export const mostOf = { members: 1_000, groups: 200, folders: 1_000, clients: 100 } as const;

/** The refusal of one more; null: there is room. What was revoked or removed takes none. */
export function fullOf(
  state: RegisteredOrganizationState,
  of: keyof typeof mostOf,
): { readonly rejected: OrganizationRejection } | null {
  const there = Object.values<object | null>(state[of]).filter((one) => one && !('revoked' in one && one.revoked));
  return there.length >= mostOf[of] ? reject({ code: 'organization-full', of, most: mostOf[of] }) : null;
}
