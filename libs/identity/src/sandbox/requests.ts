import { errors } from 'oidc-provider';
import { countryOf } from '@attestory/domain';
import type { Offer } from './methods.js';
import { offersFor, type SandboxProfile } from './profile.js';

/**
 * What a request lets the person choose from.
 * @throws errors.InvalidRequest when it asks for something that there is not, or for what the client may not have
 */
export function requestedOffers(profile: SandboxProfile, trustNetwork: boolean, acrValues: unknown): readonly Offer[] {
  const offers = offersFor(profile, typeof acrValues === 'string' ? acrValues : undefined);
  if (!offers) throw new errors.InvalidRequest('acr_values names a method that this broker does not have');
  const allowed = offers.filter(({ method }) => trustNetwork || countryOf(method) !== 'FI');
  // Since 31 August 2025 (Traficom's recommendation 213/2023 S).
  if (allowed.length === 0)
    throw new errors.InvalidRequest(
      'Finnish methods need a client with private_key_jwt, signed requests and encrypted answers',
    );
  return allowed;
}

type Claims = Readonly<Record<string, unknown>>;

/** A signed request must end, and say which of the client's keys signed it. */
export function checkRequestObject(claims: Claims, header: Claims): void {
  if (claims.exp === undefined) throw new errors.InvalidRequestObject('the request object has no exp');
  if (header.kid === undefined) throw new errors.InvalidRequestObject('the request object names no key (kid)');
}

/** So must how the client proves who it is; that it can be used once is the library's to see. */
export function checkClientAssertion(header: Claims): void {
  if (header.kid === undefined) throw new errors.InvalidClientAuth('the client assertion names no key (kid)');
}
