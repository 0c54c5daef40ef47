import {
  type Holder,
  type Instant,
  organizationDecider,
  organizationRetention,
  personalRetention,
  type Retention,
  retentionPolicy,
  retentionRuleOf,
  type SigningRole,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';

/** What decides how long a copy is kept. */
export interface KeptCopy {
  readonly holder: Holder;
  readonly folderId: string | null;
  readonly lastSignedAt: Instant;
  /** `mine`: it is by that signature that the holder has their copy. */
  readonly signatories: readonly { readonly mine?: true; readonly role?: SigningRole['kind'] }[];
}

/** What the rules in force now say of a copy: the shipped policy for a person's, an organization's own rule of its folder. */
export async function retentionInForce(
  { transactor }: Pick<Application, 'transactor'>,
  { holder, folderId, lastSignedAt, signatories }: KeptCopy,
): Promise<Retention> {
  if (holder.kind === 'person') return personalRetention(retentionPolicy, rolesOf(signatories), lastSignedAt);
  const { state } = await transactor.load(streams.organization(holder.organizationId), organizationDecider);
  const rule = state.status === 'registered' ? retentionRuleOf(state, folderId) : null;
  return organizationRetention(retentionPolicy, { folderId, rule }, lastSignedAt);
}

/** In which roles a person signed; who is said to be in none signed for themselves. */
function rolesOf(signatories: KeptCopy['signatories']): [SigningRole['kind'], ...SigningRole['kind'][]] {
  const [first = 'self', ...others] = signatories.flatMap(({ mine, role }) => (mine && role ? [role] : []));
  return [first, ...others];
}
