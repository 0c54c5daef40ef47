import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawingLines } from './drawing-lines.js';

const BOX = { width: 120, height: 40 };
const PAD = { width: 400, height: 150 };

describe('the lines of a drawn signature', () => {
  it('fills the box as far as the proportions allow, centred, with y turned upwards', () => {
    const strokes = [
      [
        [0, 0, 0],
        [200, 100, 10],
      ],
    ] as const;
    const lines = drawingLines({ size: PAD, strokes }, BOX);
    expect(lines).toEqual([
      [
        [20, 40],
        [100, 0],
      ],
    ]);
  });

  it('does not blow a small drawing up', () => {
    const strokes = [
      [
        [10, 10, 0],
        [14, 10, 1],
      ],
    ] as const;
    expect(drawingLines({ size: PAD, strokes }, BOX)).toEqual([
      [
        [58, 20],
        [62, 20],
      ],
    ]);
  });

  it('leaves out points on a straight line and keeps corners', () => {
    const strokes = [
      [
        [0, 0, 0],
        [50, 0, 1],
        [100, 0, 2],
        [100, 40, 3],
      ],
    ] as const;
    expect(drawingLines({ size: PAD, strokes }, BOX)[0]).toHaveLength(3);
  });

  it('leaves out coordinates that are no finite numbers', () => {
    const strokes = [
      [
        [Number.NaN, 1, 0],
        [Number.POSITIVE_INFINITY, 2, 0],
        ['7', 2, 0],
        [3, 3, 0],
      ],
      null,
      [],
    ] as never;
    expect(drawingLines({ size: PAD, strokes }, BOX)).toEqual([[[60, 20]]]);
  });

  it('draws nothing where there are no strokes at all', () => {
    expect(drawingLines({ size: PAD, strokes: null as never }, BOX)).toEqual([]);
    expect(drawingLines({ size: PAD, strokes: [] }, BOX)).toEqual([]);
  });

  it('moves points that lie far off the pad to its edge, also when the size is nonsense', () => {
    const strokes = [
      [
        [0, 0, 0],
        [1e308, 20, 0],
        [-1e308, 40, 0],
      ],
    ] as const;
    const drawn = drawingLines({ size: { width: Number.NaN, height: -1 }, strokes }, BOX).flat();
    expect(drawn.every(([x, y]) => x >= 0 && x <= BOX.width && y >= 0 && y <= BOX.height)).toBe(true);
  });

  it('thins out a million points', () => {
    const stroke = Array.from(
      { length: 1_000_000 },
      (_, i) => [200 + 100 * Math.sin(i), 75 + 70 * Math.cos(i), i] as const,
    );
    const drawn = drawingLines({ size: PAD, strokes: [stroke] }, BOX).flat();
    expect(drawn.length).toBeLessThanOrEqual(1500);
    expect(drawn.length).toBeGreaterThan(500);
  });

  it('stays inside the box whatever is given', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: -1000, max: 1000 }), fc.constant(Number.NaN));
    const point = fc.tuple(number, number, number);
    fc.assert(
      fc.property(fc.array(fc.array(point)), number, number, (strokes, width, height) => {
        for (const [x, y] of drawingLines({ size: { width, height }, strokes }, BOX).flat()) {
          expect(x).toBeGreaterThanOrEqual(-0.001);
          expect(x).toBeLessThanOrEqual(BOX.width + 0.001);
          expect(y).toBeGreaterThanOrEqual(-0.001);
          expect(y).toBeLessThanOrEqual(BOX.height + 0.001);
        }
      }),
    );
  });
});
