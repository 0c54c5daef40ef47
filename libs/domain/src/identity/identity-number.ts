import type { Instant } from '../ids.js';
import type { IdentityCountry } from './authentication-method.js';
import { danish } from './numbers/danish.js';
import { dutch } from './numbers/dutch.js';
import { finnish, isArtificialFinnish } from './numbers/finnish.js';
import { isArtificialNorwegian, norwegian } from './numbers/norwegian.js';
import { swedish } from './numbers/swedish.js';
import type { IdentityNumberFault, Verdict } from './numbers/verdict.js';

/**
 * A national identity number in the one form in which two of the same person are equal as texts. Made by
 * {@link parseIdentityNumber} only. It is personal data of the most sensitive kind: encrypted where it is stored, shown
 * masked, matched by a keyed hash.
 */
export interface IdentityNumber {
  readonly country: IdentityCountry;
  /** Finnish `131052-308T`, with its sign; Swedish 12 digits; Norwegian 11; Danish 10; Dutch 9. */
  readonly value: string;
}

/**
 * Reads a number as people and brokers write it: spaces, case and kinds of hyphens don't matter.
 * @param at when it was written: a Swedish number of ten digits tells its century by that
 */
export function parseIdentityNumber(
  country: IdentityCountry,
  text: string,
  at: Instant,
): { readonly number: IdentityNumber } | { readonly fault: IdentityNumberFault } {
  const written = text
    .replace(/[\s\u00a0]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
  const verdict = read(country, written, Number(at.slice(0, 4)));
  return 'fault' in verdict ? verdict : { number: { country, value: verdict.value } };
}

function read(country: IdentityCountry, text: string, thisYear: number): Verdict {
  switch (country) {
    case 'FI':
      return finnish(text);
    case 'SE':
      return swedish(text, thisYear);
    case 'NO':
      return norwegian(text);
    case 'DK':
      return danish(text);
    case 'NL':
      return dutch(text);
  }
}

/**
 * Whether a number is nobody's, so that it proves nothing outside tests: as far as the number itself tells, which in Sweden,
 * Denmark and the Netherlands it does not.
 */
export function isArtificial({ country, value }: IdentityNumber): boolean {
  if (country === 'FI') return isArtificialFinnish(value);
  return country === 'NO' && isArtificialNorwegian(value);
}

/** For showing: as people write it, what makes it this person's hidden, e.g. `131052-****`. */
export function maskIdentityNumber({ country, value }: IdentityNumber): string {
  switch (country) {
    case 'FI':
      return `${value.slice(0, 7)}****`;
    case 'SE':
      return `${value.slice(0, 8)}-****`;
    case 'NO':
      return `${value.slice(0, 6)} *****`;
    case 'DK':
      return `${value.slice(0, 6)}-****`;
    case 'NL':
      return `******${value.slice(6)}`;
  }
}

/** What a keyed hash is made of, so that the same number of two countries is two people. A contract: stored hashes depend on it. */
export function identityNumberKey({ country, value }: IdentityNumber): string {
  return `identity-number:${country}:${value}`;
}
