import { describe, expect, it } from '@jest/globals';
import { isDrawn, onCanvas, paper, type Stroke, withinBounds, withStroke } from './strokes.js';

const at = (x: number, y: number, time: number) => ({ x, y, time });

describe('what is drawn', () => {
  it('is the same on paper, however wide the canvas is', () => {
    const narrow = withStroke([], [at(25, 10, 1_000), at(125, 50, 1_040)], 250, null);
    const wide = withStroke([], [at(100, 40, 1_000), at(500, 200, 1_040)], 1_000, null);
    expect(narrow.strokes).toEqual([
      [
        [50, 20, 0],
        [250, 100, 40],
      ],
    ]);
    expect(wide.strokes).toEqual(narrow.strokes);
    expect(onCanvas(narrow.strokes, paper.width / 2)[0]?.[1]).toEqual({ x: 125, y: 50, time: 40 });
  });

  it('counts the time from the first point, over all strokes', () => {
    const first = withStroke([], [at(0, 0, 5_000), at(1, 1, 5_100)], 500, null);
    const second = withStroke(first.strokes, [at(5, 5, 6_000), at(6, 6, 6_050)], 500, first.beginning);
    expect(second.strokes[1]?.map(([, , t]) => t)).toEqual([1_000, 1_050]);
  });

  it('never counts backwards where the clock was set back in the middle', () => {
    const first = withStroke([], [at(0, 0, 90_000), at(1, 1, 90_500)], 500, null);
    const second = withStroke(first.strokes, [at(5, 5, 10), at(6, 6, 40)], 500, first.beginning);
    expect(second.strokes[1]?.map(([, , t]) => t)).toEqual([500, 500]);
  });

  it('goes on where it was, when the page was loaded anew in between', () => {
    const kept: Stroke[] = [
      [
        [0, 0, 0],
        [1, 1, 300],
      ],
    ];
    const { strokes } = withStroke(kept, [at(5, 5, 1_700_000_000_000), at(6, 6, 1_700_000_000_020)], 500, null);
    expect(strokes[1]?.map(([, , t]) => t)).toEqual([300, 320]);
  });

  it('is at most as much as the service takes, from the first point of each stroke to its last', () => {
    const long: Stroke = Array.from({ length: 30_000 }, (_, i) => [i / 100, 1, i] as const);
    const [taken] = withinBounds([long]);
    expect(taken?.length).toBeLessThanOrEqual(20_000);
    expect([taken?.[0], taken?.at(-1)]).toEqual([long[0], long.at(-1)]);
    expect(withinBounds(Array.from({ length: 600 }, () => [[1, 1, 1] as const]))).toHaveLength(500);
  });

  it('is more than dots', () => {
    expect(isDrawn([[[1, 1, 0]]])).toBe(false);
    expect(
      isDrawn([
        [
          [1, 1, 0],
          [2, 2, 9],
        ],
      ]),
    ).toBe(true);
  });
});
