import { type ExpectedIdentity, identityNumberKey, type Sha256 } from '@attestory/domain';
import type { Application } from '../application.js';

/** Whom a sender expects, with the keyed hash by which the account of that identity finds what waits for it. */
export function withIdentityKey<D extends { readonly identity?: ExpectedIdentity | null }>(
  { lookup }: Pick<Application, 'lookup'>,
  demands: D,
): D {
  const { identity } = demands;
  if (!identity || !('number' in identity) || !identity.number) return demands;
  return { ...demands, identity: { ...identity, key: lookup(identityNumberKey(identity.number)) as Sha256 } };
}
