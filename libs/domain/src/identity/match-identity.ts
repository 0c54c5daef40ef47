import type { ExpectedIdentity } from '../invitation/signatory-demands.js';
import type { IdentityCountry } from './authentication-method.js';
import type { IdentityNumber } from './identity-number.js';

/** What a scheme told of a person. */
export interface ProvenIdentity {
  readonly country: IdentityCountry;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly identityNumber: IdentityNumber | null;
}

/**
 * In what the person who came differs from the one who is expected. `erased`: who was expected can't be known any more.
 * `…-missing`: the scheme did not tell what it takes to compare.
 */
export type IdentityDifference =
  | 'number'
  | 'number-missing'
  | 'birth-date'
  | 'birth-date-missing'
  | 'name'
  | 'name-missing'
  | 'erased';

/** Compares who came with whom the sender expects, by normalized values; null: it is the same person, or anybody may come. */
export function identityDifference(expected: ExpectedIdentity | null, came: ProvenIdentity): IdentityDifference | null {
  if (!expected) return null;
  if ('number' in expected) {
    if (!expected.number) return 'erased';
    if (!came.identityNumber) return 'number-missing';
    const { country, value } = expected.number;
    return came.identityNumber.country === country && came.identityNumber.value === value ? null : 'number';
  }
  if (expected.name === null || expected.birthDate === null) return 'erased';
  if (came.birthDate === null) return 'birth-date-missing';
  if (came.birthDate !== expected.birthDate) return 'birth-date';
  if (came.name === null) return 'name-missing';
  return isSameName(expected.name, came.country === 'NL' ? withSpacedInitials(came.name) : came.name) ? null : 'name';
}

/**
 * Whether a name as the sender writes it is that of a name as a scheme writes it: each of its words is among the other's, in
 * whatever order, case and spelling of letters with marks. A scheme may give more names, or initials only (iDIN): an initial
 * stands for a word, but one word at least must be there whole.
 */
export function isSameName(expected: string, came: string): boolean {
  const words = wordsOf(expected);
  const left = wordsOf(came);
  const shortened = words.filter((word) => !take(left, word));
  return shortened.length < words.length && shortened.every((word) => take(left, word.slice(0, 1)));
}

/** iDIN writes several initials as one word: `VJ de Vries`. */
function withSpacedInitials(name: string): string {
  return name.replace(/^\p{Lu}+(?=\s|$)/u, (initials) => [...initials].join(' '));
}

/** Takes one word out of those that are left. */
function take(left: string[], word: string): boolean {
  const at = left.indexOf(word);
  if (at >= 0) left.splice(at, 1);
  return at >= 0;
}

/** Letters that have no mark to take off, as registers write them without. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
};

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæœßłđþð]/g, (letter) => SPELLINGS[letter] ?? letter)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
