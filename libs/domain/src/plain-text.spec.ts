import { describe, expect, it } from '@jest/globals';
import { isPlainText } from './plain-text.js';

describe('a plain text', () => {
  it.each(['Aino', 'Łukasz Żółć', 'Þórunn', 'Ελένη', 'Дмитро', '李雷', 'O’Neill-Smith Jr.', '👩‍⚖️'])(
    'may be %s',
    (text) => {
      expect(isPlainText(text, { max: 20 })).toBe(true);
    },
  );

  it.each<[unknown, string]>([
    ['', 'nothing'],
    ['   ', 'space'],
    ['a\u0000b', 'a null character'],
    ['a\nb', 'a line break'],
    ['a\u2028b', 'a line separator'],
    ['a\u202Eb', 'a right-to-left override'],
    ['a\u2066b', 'an isolate'],
    ['\uFEFFa', 'a byte order mark'],
    ['a\uD800', 'half a character'],
    ['x'.repeat(21), 'more than it may hold'],
    [42, 'a number'],
  ])('is not %j (%s)', (text, _why) => {
    expect(isPlainText(text, { max: 20 })).toBe(false);
  });

  it('has lines where lines are allowed, but still no other controls', () => {
    expect(isPlainText('a\nb\tc', { max: 20, lines: true })).toBe(true);
    expect(isPlainText('a\u0007', { max: 20, lines: true })).toBe(false);
  });
});
