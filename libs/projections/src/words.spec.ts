import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchedWords, stateWord, wordsOf } from './words.js';

const finds = (query: string, text: string) =>
  searchedWords(query).every((prefix) => wordsOf([text]).some((word) => word.startsWith(prefix)));

describe('the words of a text', () => {
  it('have no case, accents or punctuation', () => {
    expect(wordsOf(['Lease-agreement, (v2).PDF', null, 'LEASE'])).toEqual(['lease', 'agreement', 'v2', 'pdf']);
    expect(wordsOf(['Éléonore Żółć'])).toEqual(['eleonore', 'zolc']);
    expect(wordsOf(['ﬁnal ２０２６', 'O’Brien'])).toEqual(['final', '2026', 'o', 'brien']);
    expect(wordsOf(['', ' … ', null])).toEqual([]);
  });

  it.each([
    ['angstrom', 'Ångström'],
    ['Ångström', 'Ångström'],
    ['ÅNGSTRÖM', 'Angstrom'],
    ['A\u030angstro\u0308m', '\u00c5ngstr\u00f6m'],
    ['aangstroem', 'Ångström'],
    ['bjork', 'Björk'],
    ['sorensen', 'Sørensen'],
    ['soerensen', 'Sørensen'],
    ['Sørensen', 'Sorensen'],
    ['aeroe', 'Ærø'],
    ['aero', 'Ærø'],
    ['vaisanen', 'Väisänen'],
    ['thorunn aegis', 'Þórunn Ægisdóttir'],
    ['lukasz zol', 'Łukasz Żółć'],
    ['ijssel', 'Ĳssel'],
    ['strasse', 'Straße'],
    ['istanbul', 'İSTANBUL'],
    ['οδος', 'ΟΔΟΣ'],
    ['οδοσ', 'ΟΔΟΣ'],
  ])('are found by %s in %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['koe', 'koti'],
    ['strom', 'Ångström'],
    ['ada lovelace', 'Ada Byron'],
  ])('aren’t found by %s in %s', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it('of any text are found by any beginning of any part of it', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(text, text, (a, b) => finds(a, `${b} ${a}`)));
    const european = fc.string({ unit: fc.constantFrom(...'abåäöøæüßéñłþðđ -.@'), minLength: 1 });
    const whole = fc.tuple(european, european);
    fc.assert(fc.property(whole, ([a, b]) => finds(a.toUpperCase(), `${b} ${a}`) && finds(a, a.toUpperCase())));
  });

  it('are bounded', () => {
    const long = `${'x'.repeat(60)}y`;
    expect(wordsOf([long])).toEqual(['x'.repeat(40)]);
    expect(finds(long, long)).toBe(true);
    expect([...(wordsOf(['𝒳'.repeat(41)])[0] as string)]).toHaveLength(40);
  });
});

describe('the words that somebody looks for', () => {
  it('are in one order, and none that another one says already', () => {
    expect(searchedWords('lease  LEA agreement, a ada')).toEqual(['ada', 'agreement', 'lease']);
    expect(searchedWords('a ab abc')).toEqual(['abc']);
    expect(searchedWords('?!')).toEqual([]);
  });

  it('are never a state', () => {
    expect(searchedWords(stateWord('sent'))).toEqual(['sent']);
    expect(wordsOf([stateWord('sent')])).not.toContain(stateWord('sent'));
  });
});
