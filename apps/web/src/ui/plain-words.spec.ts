import { describe, expect, it } from '@jest/globals';
import { typedLine, typedLines } from './plain-words.js';

describe('what is typed or pasted into a field', () => {
  it.each([
    ['a\u0000b\u2028c\nd', 'a b c d'],
    ['\u202Eשלום\u202C 👩🏽‍🚀', 'שלום 👩🏽‍🚀'],
    [' two words ', ' two words '],
  ])('is a line of what the service takes: %j', (text, line) => {
    expect(typedLine(text, false)).toBe(line);
  });

  it('does not begin with blanks where something is required', () => {
    expect([typedLine(' \u00A0\u3000', true), typedLine('\u202E x y ', true)]).toEqual(['', 'x y ']);
  });

  it('has several lines where there is room for them', () => {
    expect(typedLines('one\r\n\ttwo\u0007\u2066\nthree')).toBe('one\r\n\ttwo \nthree');
  });
});
