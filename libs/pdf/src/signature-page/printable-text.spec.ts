import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printable } from './printable-text.js';

const everything = () => true;
const latinOnly = (codePoint: number) => codePoint < 0x250 || codePoint === 0xfffd;

describe('printable text', () => {
  it.each(['Åsa Öhman-Dvořák', 'Ελένη', 'Дмитро', 'Nguyễn'])('leaves %s as it is', (name) => {
    expect(printable(name, everything)).toEqual({ text: name, codePoints: null });
  });

  it('composes letters that came with their marks apart', () => {
    expect(printable('A\u030asa', everything)).toEqual({ text: 'Åsa', codePoints: null });
  });

  it.each([
    ['a line break', 'a\nb'],
    ['a bidi override', 'a\u202eb'],
    ['a bidi isolate', 'a\u2066b'],
    ['an invisible space', 'a\u200bb'],
    ['an invisible letter', 'a\u3164b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['a private character', 'a\ue000b'],
    ['a right-to-left letter', 'a\u05d0b'],
    ['a right-to-left letter beyond the first plane', 'a\u{1e900}b'],
  ])('shows U+FFFD for %s and numbers the characters', (_, text) => {
    const shown = printable(text, everything);
    expect(shown.text).toBe('a\ufffdb');
    expect(shown.codePoints).toMatch(/^U\+0061 U\+[0-9A-F]{4,5} U\+0062$/);
  });

  it('keeps a letter that only the font lacks, and numbers the characters', () => {
    expect(printable('王 W', latinOnly)).toEqual({ text: '王 W', codePoints: 'U+738B U+0020 U+0057' });
  });

  it('leaves two combining marks on a letter and says that there were more', () => {
    expect(printable('q\u0323\u0307\u0308\u0311', everything)).toEqual({
      text: 'q\u0323\u0307',
      codePoints: 'U+0071 U+0323 U+0307 U+0308 U+0311',
    });
  });

  it('cuts a text of a million characters', () => {
    const shown = printable('x'.repeat(1_000_000), everything);
    expect(shown.text).toBe(`${'x'.repeat(1000)}…`);
  });

  it('gives nothing that breaks a line or reorders, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(printable(text, everything).text).not.toMatch(
          /[\p{C}\p{Zl}\p{Zp}\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });
});
