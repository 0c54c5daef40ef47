import { describe, expect, it } from '@jest/globals';
import { idnr } from '@navikt/fnrvalidator';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import type { Instant } from '../ids.js';
import type { IdentityCountry } from './authentication-method.js';
import { maskIdentityNumber, parseIdentityNumber } from './identity-number.js';
import { weighted } from './numbers/verdict.js';

const at = '2026-11-26T10:00:00.000Z' as Instant;
const isSound = (country: IdentityCountry, text: string) => 'number' in parseIdentityNumber(country, text, at);
const two = (value: number) => String(value).padStart(2, '0');
const serial = (least: number, most: number) => fc.integer({ min: least, max: most });
const day = fc.tuple(serial(1, 28), serial(1, 12), serial(0, 99)).map((parts) => parts.map(two));

/** All numbers here are of ranges that are given to nobody: artificial ones, or of people born before 1900. */
const finnish = fc
  .tuple(day, fc.constantFrom(...'+-UVWXYABCDEF'), serial(900, 999))
  .filter(([[, , year = ''], sign]) => !'ABCDEF'.includes(sign) || Number(year) <= 25)
  .map(([parts, sign, individual]) => {
    const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(parts.join('') + individual) % 31];
    return `${parts.join('')}${sign}${individual}${check}`;
  });
const swedish = fc.tuple(day, serial(980, 999)).map(([[dd = '', mm = ''], individual]) => {
  const digits = `90${mm}${dd}${individual}`;
  const sum = [...digits].map(Number).reduce((all, digit, index) => {
    const counted = index % 2 === 0 ? digit * 2 : digit;
    return all + Math.floor(counted / 10) + (counted % 10);
  }, 0);
  return `18${digits}${(10 - (sum % 10)) % 10}`;
});
const norwegian = fc
  .tuple(day, serial(0, 999), fc.constantFrom(0, 40), serial(0, 3))
  .map(([[dd = '', mm = '', yy = ''], individual, dNumber, rest]) => {
    const nine = `${two(Number(dd) + dNumber)}${Number(mm) + 80}${yy}${String(individual).padStart(3, '0')}`;
    const first = (11 + rest - (weighted(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const second = (11 - (weighted(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return { text: `${nine}${first}${second}`, exists: first < 10 && second < 10 };
  })
  .filter(({ exists }) => exists)
  .map(({ text }) => text);
const danish = fc
  .tuple(serial(1, 28), serial(1, 12), serial(58, 99), serial(5000, 8999))
  .map(([dd, mm, yy, rest]) => `${two(dd)}${two(mm)}${yy}${rest}`);
const dutch = serial(0, 99_999)
  .map((rest) => `9999${String(rest).padStart(5, '0')}`)
  .filter((text) => weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0);

const numbers = { FI: finnish, SE: swedish, NO: norwegian, DK: danish, NL: dutch };
const rows = Object.entries(numbers) as [IdentityCountry, fc.Arbitrary<string>][];

/** The number with one of its digits replaced by another; the Swedish century is no part of what the check digit covers. */
const misread = (country: IdentityCountry, text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.nat(), serial(1, 9))
    .map(([value, place, by]) => [value, place % value.length, by] as const)
    .filter(([, place]) => country !== 'SE' || place > 1)
    .filter(([value, place]) => /\d/.test(value[place] ?? ''))
    .map(([value, place, by]) => {
      const digit = (Number(value[place]) + by) % 10;
      return value.slice(0, place) + digit + value.slice(place + 1);
    });

describe.each(rows)('Numbers of %s', (country, text) => {
  it('are read, and read again as what they became', () => {
    fc.assert(
      fc.property(text, (value) => {
        const parsed = parseIdentityNumber(country, value, at);
        expect(parsed).toEqual({ number: { country, value } });
      }),
    );
  });

  it('never show all of themselves when masked', () => {
    fc.assert(
      fc.property(text, (value) => {
        const masked = maskIdentityNumber({ country, value });
        expect(masked).toMatch(/\*{4,6}/);
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(value.length - 4);
      }),
    );
  });

  it('are judged without an exception, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => void isSound(country, value)));
  });
});

describe.each(rows.filter(([country]) => country !== 'DK'))('One wrong digit in a number of %s', (country, text) => {
  it('is found', () => {
    fc.assert(fc.property(misread(country, text), (value) => !isSound(country, value)));
  });
});

describe('Where a library is right', () => {
  const judged = (country: IdentityCountry, text: string) => {
    if (country === 'NO') return idnr(text).status === 'valid';
    const written = country === 'SE' ? `${text.slice(0, 8)}-${text.slice(8)}` : text;
    const [judge] = Object.values(
      { FI: [stdnum.FI?.hetu], SE: [stdnum.SE?.personnummer], DK: [stdnum.DK?.cpr], NL: [stdnum.NL?.bsn] }[country],
    );
    return judge?.validate(written).isValid;
  };

  /** It asks the machine's clock who was born already. */
  const isUnborn = (country: IdentityCountry, value: string) => country === 'DK' && Number(value.slice(4, 6)) < 58;

  it.each(rows)('it says the same of numbers of %s, sound and misread', (country, text) => {
    fc.assert(
      fc.property(fc.oneof(text, misread(country, text)), (value) => {
        fc.pre(!isUnborn(country, value));
        expect(isSound(country, value)).toBe(judged(country, value));
      }),
    );
  });
});
