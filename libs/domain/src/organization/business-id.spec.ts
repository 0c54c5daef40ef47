import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { type BusinessCountry, businessCountries, parseBusinessId } from './business-id.js';

describe('a business id', () => {
  /** Published ids of companies that everybody knows, or the examples of the registers. */
  it.each([
    ['FI', '1234567-1', '1234567-1'],
    ['FI', ' 0112038‐9 ', '0112038-9'],
    ['FI', '01120389', '0112038-9'],
    ['SE', '556036-0793', '556036-0793'],
    ['SE', '16556036–0793', '556036-0793'],
    ['SE', '5560360793', '556036-0793'],
    ['NO', '923 609 016', '923609016'],
    ['DK', '22 75 62 14', '22756214'],
    ['NL', '33 01 42 86', '33014286'],
  ] as const)('of %s, “%s”, is read as %s', (country, text, value) => {
    expect(parseBusinessId(country, text)).toEqual({ value });
  });

  it.each([
    ['FI', '1234567-2', 'check'],
    // The sum leaves 1, for which there is no digit.
    ['FI', '1000004-0', 'check'],
    ['FI', '234567-1', 'form'],
    ['FI', '1234567-', 'form'],
    ['FI', '556036-0793', 'form'],
    ['SE', '556036-0794', 'check'],
    // A person's number, by its month.
    ['SE', '121212-1212', 'form'],
    ['SE', '17556036-0793', 'form'],
    ['NO', '923609017', 'check'],
    ['NO', '123456785', 'form'],
    ['DK', '22756215', 'check'],
    ['DK', '02756214', 'form'],
    ['NL', '3301428', 'form'],
    ['NL', '3301428A', 'form'],
  ] as const)('of %s is not “%s”: %s', (country, text, fault) => {
    expect(parseBusinessId(country, text)).toEqual({ fault });
  });
});

/** The Dutch id is not in the library, and has nothing to judge but its form. */
const judges = { FI: stdnum.FI?.ytunnus, SE: stdnum.SE?.orgnr, NO: stdnum.NO?.orgnr, DK: stdnum.DK?.cvr };
const lengths = { FI: 8, SE: 10, NO: 9, DK: 8, NL: 8 };
const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
/** Digits as they come, and with a last one that fits. */
const written = (country: BusinessCountry) =>
  digits(lengths[country]).chain((text) => {
    const sound = [...'0123456789'].map((last) => text.slice(0, -1) + last).filter((one) => isSound(country, one));
    return fc.constantFrom(text, ...sound);
  });
const isSound = (country: BusinessCountry, text: string) => 'value' in parseBusinessId(country, text);

describe('the check of business ids', () => {
  it.each(['FI', 'SE', 'NO', 'DK'] as const)('says of %s what a library says', (country) => {
    let sound = 0;
    fc.assert(
      fc.property(written(country), (text) => {
        fc.pre(!isJudgedOtherwise(country, text));
        const judged = judges[country]?.validate(text).isValid;
        if (judged) sound++;
        expect([text, isSound(country, text)]).toEqual([text, judged]);
      }),
      { numRuns: 2_000 },
    );
    expect(sound).toBeGreaterThan(100);
  });

  it.each(businessCountries)('reads what it has made of one of %s again, and never throws', (country) => {
    fc.assert(
      fc.property(fc.oneof(written(country), fc.string({ unit: 'binary' })), (text) => {
        const verdict = parseBusinessId(country, text);
        if ('value' in verdict) expect(parseBusinessId(country, verdict.value)).toEqual(verdict);
      }),
    );
  });
});

/** The library takes sole traders’ numbers in Sweden, which are those of persons, and any first digit in the north. */
function isJudgedOtherwise(country: BusinessCountry, text: string): boolean {
  if (country === 'SE') return Number(text[2]) < 2;
  return country === 'NO' ? !/^[89]/.test(text) : country === 'DK' && text.startsWith('0');
}
