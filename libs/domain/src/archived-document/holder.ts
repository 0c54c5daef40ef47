import type { OrganizationId, PersonId } from '../ids.js';

/** Whose copy of a document it is: an organization's archive, or a personal account. */
export type Holder =
  | { readonly kind: 'organization'; readonly organizationId: OrganizationId }
  | { readonly kind: 'person'; readonly personId: PersonId };

/** A holder in one word: `organization/{id}` or `person/{id}`. */
export function holderKey(holder: Holder): string {
  return holder.kind === 'organization' ? `organization/${holder.organizationId}` : `person/${holder.personId}`;
}
