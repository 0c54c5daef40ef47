import { type IdentityKeys, identityNumberKey, type Sha256 } from '@attestory/domain';
import type { Application } from '../application.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';

/** The keyed hashes by which whoever a broker proofed is found again. */
export function identityKeysOf(
  { lookup }: Pick<Application, 'lookup'>,
  { issuer, subject, identityNumber }: Pick<ProofedIdentity, 'issuer' | 'subject' | 'identityNumber'>,
): IdentityKeys {
  const number = identityNumber ? { number: lookup(identityNumberKey(identityNumber)) as Sha256 } : {};
  return { subject: lookup(`identity-subject:${issuer}:${subject}`) as Sha256, ...number };
}

/** The keyed hash by which whoever reads the mail to an address is found again. A contract: claims depend on it. */
export function emailKeyOf({ lookup }: Pick<Application, 'lookup'>, address: string): Sha256 {
  return lookup(`email:${address.toLowerCase()}`) as Sha256;
}
