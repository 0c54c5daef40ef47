import type { IdentityCountry } from './authentication-method.js';

/**
 * A national identity number in the one form in which two of the same person are equal as texts. Made by parsing only.
 * It is personal data of the most sensitive kind: encrypted where it is stored, shown masked, matched by a keyed hash.
 */
export interface IdentityNumber {
  readonly country: IdentityCountry;
  /** Finnish `131052-308T`, with its sign; Swedish 12 digits; Norwegian 11; Danish 10; Dutch 9. */
  readonly value: string;
}
