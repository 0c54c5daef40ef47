import { describe, expect, it } from '@jest/globals';
import { lettersOf } from './letters.js';
import { paper } from './strokes.js';
import { writtenName } from './written-name.js';

const names = [
  'Aino Väisänen',
  'Łukasz Żółć',
  'Þórunn Ægisdóttir',
  'Ødegård-Sjöström, Ji’ř',
  'محمد العربي',
  '<b>Bobby</b> 😀',
  'x',
  `${'Maximilian '.repeat(18)}`.trim(),
];

describe('a name that is written for whoever does not draw', () => {
  it.each(names)('fits on the paper, in strokes that say that no pen was moved: %s', (name) => {
    const points = writtenName(name).flat();
    expect(points.length).toBeGreaterThan(1);
    for (const [x, y, t] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(paper.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(paper.height);
      expect(t).toBe(0);
    }
    expect(writtenName(name).some((stroke) => stroke.length > 1)).toBe(true);
  });

  it('is different for different names, and nothing for no name', () => {
    expect(writtenName('Anna')).not.toEqual(writtenName('Anne'));
    expect(writtenName('   ')).toEqual([]);
  });

  it('has every letter of the six languages, and dots, rings and strokes on them', () => {
    const wavy = lettersOf('\u{1f600}')[0];
    for (const letter of 'abcdefghijklmnopqrstuvwxyzåäöæøéëïüßABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÆØÉ-’.0123456789')
      expect([letter, lettersOf(letter)[0]]).not.toEqual([letter, wavy]);
    expect(lettersOf('ä')[0]?.length).toBe((lettersOf('a')[0]?.length ?? 0) + 2);
    expect(lettersOf('ç')[0]?.length).toBe((lettersOf('c')[0]?.length ?? 0) + 1);
    expect(lettersOf('a b')[1]).toBeNull();
  });

  it('is made of points on the grid of letters only', () => {
    for (const letter of lettersOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789øØđĐðÐþÞłŁ'))
      for (const [column, row] of (letter ?? []).flat()) {
        expect(column).toBeLessThanOrEqual(6);
        expect(row).toBeLessThanOrEqual(8);
      }
  });
});
