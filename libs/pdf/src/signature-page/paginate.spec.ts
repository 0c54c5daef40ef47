import { describe, expect, it } from '@jest/globals';
import type { Block } from './blocks.js';
import { paginate } from './paginate.js';

const block = (height: number): Block => ({ height, draw: () => {} });
const separator = (height: number): Block => ({ ...block(height), separator: true });
const tops = (blocks: Block[]) =>
  paginate(blocks, { first: 10, next: 5, bottom: 100 }).map((page) => page.map(({ top }) => top));

describe('paginate', () => {
  it('begins a page when the next block would cross the lower edge', () => {
    expect(tops([block(40), block(50), block(1), block(95)])).toEqual([[10, 50], [5], [5]]);
  });

  it('leaves out a separator that would begin or end a page', () => {
    expect(tops([block(80), separator(5), block(50), separator(5), block(20)])).toEqual([[10], [5, 55, 60]]);
  });

  it('counts the separator when it looks whether a block fits', () => {
    expect(tops([block(40), separator(10), block(45)])).toEqual([[10], [5]]);
  });

  it('gives one empty page for nothing', () => {
    expect(tops([])).toEqual([[]]);
  });
});
