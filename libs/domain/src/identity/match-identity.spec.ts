import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identityDifference, isSameName } from './match-identity.js';

const number = { country: 'FI', value: '131052-308T' } as const;
const aino = { country: 'FI', name: 'Aino Maria Virtanen', birthDate: '1952-10-13', identityNumber: number } as const;

describe('Whom the sender expects by an identity number', () => {
  it('is who comes with that number, whatever their name', () => {
    expect(identityDifference({ number }, { ...aino, name: null })).toBeNull();
  });

  it('is nobody with another number, or with the same digits of another country', () => {
    const other = { country: 'FI', value: '131052A308T' } as const;
    expect(identityDifference({ number }, { ...aino, identityNumber: other })).toBe('number');
    const abroad = { country: 'SE', value: number.value } as const;
    expect(identityDifference({ number }, { ...aino, identityNumber: abroad })).toBe('number');
  });

  it('can not be told where the scheme gives no number', () => {
    expect(identityDifference({ number }, { ...aino, identityNumber: null })).toBe('number-missing');
  });
});

describe('Whom the sender expects by name and date of birth', () => {
  const expected = { name: 'Aino Virtanen', birthDate: '1952-10-13' };

  it('is who has both, however many given names the scheme knows', () => {
    expect(identityDifference(expected, aino)).toBeNull();
  });

  it('is nobody of another name or another day', () => {
    expect(identityDifference(expected, { ...aino, name: 'Bo Virtanen' })).toBe('name');
    expect(identityDifference(expected, { ...aino, birthDate: '1952-10-14' })).toBe('birth-date');
  });

  it('is who has the initials and the family name, where the scheme gives no more', () => {
    const vera = { country: 'NL', name: 'VJ de Voorbeeld', birthDate: '1975-07-25', identityNumber: null } as const;
    const by = (name: string) => identityDifference({ name, birthDate: '1975-07-25' }, vera);
    expect(by('Vera de Voorbeeld')).toBeNull();
    expect(by('Vera Johanna de Voorbeeld')).toBeNull();
    expect(by('Bo de Voorbeeld')).toBe('name');
    expect(identityDifference({ name: 'Vera de Voorbeeld', birthDate: '1975-07-25' }, { ...vera, country: 'FI' })).toBe(
      'name',
    );
  });

  it('can not be told of people whose name or date of birth the scheme keeps to itself', () => {
    expect(identityDifference(expected, { ...aino, name: null })).toBe('name-missing');
    expect(identityDifference(expected, { ...aino, birthDate: null })).toBe('birth-date-missing');
  });
});

describe('An expectation', () => {
  it('that was erased is met by nobody', () => {
    expect(identityDifference({ number: null }, aino)).toBe('erased');
    expect(identityDifference({ name: null, birthDate: '1952-10-13' }, aino)).toBe('erased');
    expect(identityDifference({ name: 'Aino', birthDate: null }, aino)).toBe('erased');
  });

  it('that there is none is met by everybody', () => {
    expect(identityDifference(null, { country: 'NL', name: null, birthDate: null, identityNumber: null })).toBeNull();
  });
});

describe('A name', () => {
  it.each([
    ['Aino Virtanen', 'VIRTANEN AINO MARIA'],
    ['Päivi Mäkelä', 'PAIVI MAKELA'],
    ['Søren Ærø', 'SOREN AERO'],
    ['Jan de Vries', 'J. de Vries'],
    ['Jan Peter de Vries', 'J.P. de Vries'],
    ['Anna-Liisa Korhonen', 'Anna Liisa Korhonen'],
    ['Łukasz Żółć', 'Lukasz Zolc'],
  ])('%s is that of %s', (expected, came) => {
    expect(isSameName(expected, came)).toBe(true);
  });

  it.each([
    ['Aino Virtanen', 'Aino Virta'],
    ['Aino Aino', 'Aino Virtanen'],
    ['Jan de Vries', 'P. de Vries'],
    ['Jan Vries', 'J. V.'],
    ['Aino', ''],
    ['', 'Aino'],
    ['---', 'Aino'],
  ])('%s is not that of %s', (expected, came) => {
    expect(isSameName(expected, came)).toBe(false);
  });

  it('is its own, in whatever order its words come', () => {
    const word = fc.stringMatching(/^[a-zåäöøæ]{2,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(isSameName(words.join(' '), words.toReversed().join(' ').toUpperCase())).toBe(true);
      }),
    );
  });
});
