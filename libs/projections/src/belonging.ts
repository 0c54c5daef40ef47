import type { IdentityKeys, Logged, Personal } from '@attestory/domain';
import type { ViewEntry } from './projection.js';

/** The index of what belongs to people, whatever they are found by, so that the lists of one person can be merged. */
export const personIndex = 'person';

/** By what a person's things are found: a keyed hash, or an e-mail address of which the index holds one. */
export type Belonging = Pick<ViewEntry, 'member' | 'personal'>;

/** Whoever can read the mail of an address. */
export function byEmail(email: string): Belonging {
  return { member: `email:${email.toLowerCase()}`, personal: true };
}

/** Whoever has an identity, by one of its keyed hashes. */
export function byIdentity(key: string): Belonging {
  return { member: key };
}

/** The keys of an identity that there are; none where they were erased. */
export function identityKeys(keys: Personal<Partial<IdentityKeys>>): readonly string[] {
  return keys ? [keys.subject, keys.number].filter((key) => key !== undefined) : [];
}

/** Who a signatory has proved to be, as far as a view remembers it: the keys of an identity. */
export interface Proven {
  /** By authentication, until one of them signs. */
  readonly proven?: Readonly<Record<string, readonly string[]>>;
  /** Whose identity the signature rests on; absent: on none. */
  readonly identity?: readonly string[];
}

/** Over one link several people may come to authenticate: which of them signs, the signature says. */
export function withProof<S extends Proven>(
  signatory: S,
  { data }: Extract<Logged, { type: 'SignatoryAuthenticated' }>,
): S {
  const proven = { ...signatory.proven, [data.authenticationId]: identityKeys(data.identity.keys) };
  return { ...signatory, proven };
}

/** Of the others who came nothing is kept. */
export function signedBy<S extends Proven>(signatory: S, { data }: Extract<Logged, { type: 'DocumentSigned' }>): S {
  const { proven, ...rest } = signatory;
  const { authenticationId } = data;
  // An authentication that isn't known is nobody's, and not the mailbox's.
  return { ...rest, ...(authenticationId ? { identity: proven?.[authenticationId] ?? [] } : {}) } as unknown as S;
}

/**
 * Whom a signature belongs to: the identity that it rests on, however shared the mailbox is; without one whoever has the
 * address to which the link went.
 */
export function belongingsOfSigner({
  identity,
  email,
}: Proven & { readonly email: string | null }): readonly Belonging[] {
  if (identity) return identity.map(byIdentity);
  return email === null ? [] : [byEmail(email)];
}
