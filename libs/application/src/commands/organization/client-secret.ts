import { createHash, randomBytes } from 'node:crypto';
import type { Sha256 } from '@attestory/domain';

/** A new secret of an API client: 256 random bits. */
export function newClientSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash by which an API client's secret is known. The secret is 256 random bits, so no slow hash is needed. */
export function secretHashOf(secret: string): Sha256 {
  return createHash('sha256').update('attestory.client-secret.v1\n').update(secret, 'utf8').digest('hex') as Sha256;
}
