import { describe, expect, it } from '@jest/globals';
import { pageAt, zoomedIn, zoomedOut, zooms } from './zoom.js';

describe('the viewer', () => {
  it('has sizes between the width of the place and eight times it', () => {
    expect(zoomedIn(1)).toBe(1.25);
    expect(zoomedOut(2)).toBe(1.5);
    expect([zoomedOut(1), zoomedIn(8)]).toEqual([zooms[0], zooms.at(-1)]);
  });

  it('is at the page that has passed the upper third', () => {
    const tops = [8, 508, 1_008];
    expect(pageAt(tops, 0, 600)).toBe(1);
    expect(pageAt(tops, 320, 600)).toBe(2);
    expect(pageAt(tops, 5_000, 600)).toBe(3);
    expect(pageAt([], 0, 600)).toBe(1);
  });
});
