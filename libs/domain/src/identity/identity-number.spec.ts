import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../ids.js';
import type { IdentityCountry } from './authentication-method.js';
import { identityNumberKey, isArtificial, maskIdentityNumber, parseIdentityNumber } from './identity-number.js';

const at = '2026-11-26T10:00:00.000Z' as Instant;
const parse = (country: IdentityCountry, text: string) => parseIdentityNumber(country, text, at);
const number = (country: IdentityCountry, text: string) => {
  const parsed = parse(country, text);
  if ('fault' in parsed) throw new Error(`${country} ${text}: ${parsed.fault}`);
  return parsed.number;
};

describe('A Finnish henkilötunnus', () => {
  it.each(['010170-999R', '070770-905D', '291292-918R', '010200A9618', '030516D9026', '131052-308T'])(
    'is read: %s, which registers and banks publish for tests',
    (text) => expect(number('FI', text)).toEqual({ country: 'FI', value: text }),
  );

  it.each(['+', '-', 'U', 'V', 'W', 'X', 'Y'])('is another person’s with the sign %s than with A', (sign) => {
    expect(number('FI', `010101${sign}999X`)).not.toEqual(number('FI', '010101A999X'));
  });

  it.each(['B', 'C', 'D', 'E', 'F'])('may have the sign %s of this century, since 2023', (sign) => {
    expect(number('FI', `010101${sign}999X`).value).toBe(`010101${sign}999X`);
  });

  it.each(['A', 'B', 'F'])('tells by the sign %s of which century it is, so that a leap day is known', (sign) => {
    expect(parse('FI', `290200${sign}999J`)).toHaveProperty('number');
    for (const older of '+-UVWXY') expect(parse('FI', `290200${older}999J`)).toEqual({ fault: 'date' });
  });

  it('may be written in small letters, with spaces and with any hyphen', () => {
    expect(number('FI', ' 010170\u2013999r ').value).toBe('010170-999R');
  });

  it.each([
    ['010170-999S', 'check'],
    ['010100A001N', 'form'],
    ['310670-9058', 'date'],
    ['290201A9990', 'date'],
    ['010170G999R', 'form'],
    ['010170-99R', 'form'],
    ['', 'form'],
  ])('is refused when it is %s: %s', (text, fault) => expect(parse('FI', text)).toEqual({ fault }));

  it('is nobody’s from individual number 900 on', () => {
    expect(isArtificial(number('FI', '010170-999R'))).toBe(true);
    expect(isArtificial(number('FI', '131052-308T'))).toBe(false);
  });
});

describe('A Swedish personnummer', () => {
  it.each(['191212121212', '19121212-1212', '121212+1212'])('has twelve digits in its one form: %s', (text) =>
    expect(number('SE', text).value).toBe('191212121212'),
  );

  it('of ten digits is of those younger than 100, unless its sign says otherwise', () => {
    expect(number('SE', '121212-1212').value).toBe('201212121212');
    expect(number('SE', '1212121212').value).toBe('201212121212');
    expect(number('SE', '900101-9802')).toEqual({ country: 'SE', value: '199001019802' });
    expect(number('SE', '900101+9802')).toEqual({ country: 'SE', value: '189001019802' });
  });

  it('gets its plus in the year in which the person turns 100', () => {
    expect(number('SE', '260101+9801').value).toBe('192601019801');
    expect(number('SE', '260101-9801').value).toBe('202601019801');
  });

  it('may be a samordningsnummer, whose day is 60 later', () => {
    expect(number('SE', '19701063-2391').value).toBe('197010632391');
  });

  it.each([
    ['191212121213', 'check'],
    ['19121312-1212', 'date'],
    ['197010922391', 'date'],
    ['299001019802', 'date'],
    ['121212-000', 'form'],
    ['191212120002', 'form'],
    ['121212*1212', 'form'],
  ])('is refused when it is %s: %s', (text, fault) => expect(parse('SE', text)).toEqual({ fault }));
});

describe('A Norwegian fødselsnummer', () => {
  it.each(['23906398699', '24856399504', '239063 98699'])(
    'of the Tax Administration’s test people is read: %s',
    (text) => expect(isArtificial(number('NO', text))).toBe(true),
  );

  it('with 40 added to the month is test data, or a hospital’s own: nobody’s', () => {
    expect(isArtificial(number('NO', '23506398010'))).toBe(true);
    expect(isArtificial({ country: 'NO', value: '01010112345' })).toBe(false);
  });

  it('may be a D-number, whose day is 40 later', () => {
    expect(number('NO', '63906300089').value).toBe('63906300089');
  });

  it('may have the check digits of 2032', () => {
    expect(parse('NO', '23906398699')).toHaveProperty('number');
    expect(parse('NO', '23906398605')).toHaveProperty('number');
  });

  it.each([
    ['23906398698', 'check'],
    ['32906398699', 'date'],
    ['23936398699', 'date'],
    ['2390639869', 'form'],
    ['2390639869A', 'form'],
  ])('is refused when it is %s: %s', (text, fault) => expect(parse('NO', text)).toEqual({ fault }));
});

describe('A Danish CPR number', () => {
  it.each(['2101270087', '210127-0087'])('is read: %s', (text) => expect(number('DK', text).value).toBe('2101270087'));

  it('needs no modulo 11 check: the CPR office gives numbers that fail it since 2007', () => {
    expect(parse('DK', '0101651234')).toHaveProperty('number');
    expect(parse('DK', '0101651235')).toHaveProperty('number');
  });

  it('tells its century by the seventh digit, so that a leap day is known', () => {
    expect(parse('DK', '290200-4000')).toHaveProperty('number');
    expect(parse('DK', '290200-0000')).toEqual({ fault: 'date' });
    expect(parse('DK', '290200-9000')).toHaveProperty('number');
    expect(parse('DK', '290200-3999')).toEqual({ fault: 'date' });
  });

  it.each([
    ['3113270087', 'date'],
    ['210127-00', 'form'],
    ['21012700871', 'form'],
  ])('is refused when it is %s: %s', (text, fault) => expect(parse('DK', text)).toEqual({ fault }));
});

describe('A Dutch burgerservicenummer', () => {
  it.each(['999999990', '9999.99.990'])('is read: %s', (text) => expect(number('NL', text).value).toBe('999999990'));

  it('of eight digits gets its zero back', () => {
    expect(number('NL', '10000008').value).toBe('010000008');
  });

  it.each([
    ['999999991', 'check'],
    ['000000000', 'form'],
    ['1234567', 'form'],
  ])('is refused when it is %s: %s', (text, fault) => expect(parse('NL', text)).toEqual({ fault }));
});

describe('An identity number', () => {
  const all = (
    [
      ['FI', '010170-999R'],
      ['SE', '191212121212'],
      ['NO', '23906398699'],
      ['DK', '2101270087'],
      ['NL', '999999990'],
    ] as const
  ).map(([country, text]) => number(country, text));

  it('is shown masked', () => {
    expect(all.map(maskIdentityNumber)).toEqual([
      '010170-****',
      '19121212-****',
      '239063 *****',
      '210127-****',
      '******990',
    ]);
  });

  it('is hashed with its country', () => {
    expect(identityNumberKey(all[0] as never)).toBe('identity-number:FI:010170-999R');
    expect(new Set(all.map(identityNumberKey)).size).toBe(5);
  });
});
