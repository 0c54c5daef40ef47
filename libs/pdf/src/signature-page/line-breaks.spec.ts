import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, shorten } from './line-breaks.js';

const letters = (text: string) => Array.from(text).length;

describe('line breaks', () => {
  it('breaks between words', () => {
    expect(breakLines('one two three', 7, letters)).toEqual(['one two', 'three']);
  });

  it('breaks a word that is longer than a line, and goes on after it', () => {
    expect(breakLines('a bcdefghij k', 4, letters)).toEqual(['a', 'bcde', 'fghi', 'j k']);
  });

  it('never parts a letter from its marks', () => {
    expect(breakLines('abcq\u0323\u0307d', 4, letters)).toEqual(['abc', 'q\u0323\u0307d']);
  });

  it('cuts what needs too many lines with an ellipsis', () => {
    expect(breakLines('one two three four', 5, letters, 2)).toEqual(['one', 'two…']);
  });

  it('gives one empty line for an empty text', () => {
    expect(breakLines('', 5, letters)).toEqual(['']);
  });

  it('keeps every letter and every width', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = breakLines(text, width, letters, 1000);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(Math.max(...lines.map(letters))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('shortens to the width, ellipsis included', () => {
    expect(shorten('abcdef', 4, letters)).toBe('abc…');
    expect(shorten('abcd', 4, letters)).toBe('abcd');
  });
});
