import type { Drawing } from '@attestory/application';

/** A point in PDF points, y upwards, from the lower left corner of the box. */
export type Point = readonly [x: number, y: number];

/** More points than a hand makes in a signature; what goes beyond is thinned out evenly. */
const MOST_POINTS = 1500;
const MOST_STROKES = 200;
/** In points. Finer detail than this no printer shows. */
const TOLERANCE = 0.08;
/** A pad's CSS pixel is at most this many points on the page, so that a dot doesn't become a blot. */
const LARGEST_SCALE = 1;

/**
 * The strokes of a drawn signature as lines that fit into a box, centred, with their proportions kept. Drawings come
 * from outside: coordinates that are no finite numbers are left out, those off the pad are moved to its edge, and
 * the result is bounded whatever is given. Empty when nothing can be drawn.
 */
export function drawingLines(drawing: Drawing, box: { readonly width: number; readonly height: number }): Point[][] {
  const strokes = readStrokes(drawing);
  const bounds = boundsOf(strokes.flat());
  if (!bounds) return [];
  const [left, top, right, bottom] = bounds;
  const scale = Math.min(LARGEST_SCALE, box.width / (right - left || 1), box.height / (bottom - top || 1));
  const x0 = (box.width - (right - left) * scale) / 2;
  const y0 = (box.height - (bottom - top) * scale) / 2;
  const place = ([x, y]: Point): Point => [x0 + (x - left) * scale, box.height - y0 - (y - top) * scale];
  return strokes.map((stroke) => simplify(stroke.map(place)));
}

function readStrokes({ size, strokes }: Drawing): Point[][] {
  if (!Array.isArray(strokes)) return [];
  const given = strokes.slice(0, MOST_STROKES).filter(Array.isArray);
  const total = given.reduce((sum, stroke) => sum + stroke.length, 0);
  const step = Math.max(1, Math.ceil(total / MOST_POINTS));
  const width = side(size?.width);
  const height = side(size?.height);
  const read: Point[][] = [];
  for (const stroke of given) {
    const points: Point[] = [];
    for (let index = 0; index < stroke.length; index += step) {
      const [x, y] = stroke[index] ?? [];
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      points.push([clamp(x as number, width), clamp(y as number, height)]);
    }
    if (points.length > 0) read.push(points);
  }
  return read;
}

/** Of a pad; a size that can't be is replaced by one that no screen exceeds. */
function side(value: unknown): number {
  return typeof value === 'number' && value >= 1 && value <= 10_000 ? value : 10_000;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function boundsOf(points: readonly Point[]): [left: number, top: number, right: number, bottom: number] | null {
  const [first] = points;
  if (!first) return null;
  let [left, top] = first;
  let [right, bottom] = first;
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/** Ramer, Douglas and Peucker: leaves out points that lie closer to the line than the tolerance. */
function simplify(points: readonly Point[]): Point[] {
  const kept = new Set<number>([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [index, distance] = farthest(points, from, to);
    if (distance <= TOLERANCE) continue;
    kept.add(index);
    spans.push([from, index], [index, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

function farthest(points: readonly Point[], from: number, to: number): [index: number, distance: number] {
  let best: [number, number] = [from, 0];
  const [a, b] = [points[from], points[to]];
  if (!a || !b) return best;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  for (let index = from + 1; index < to; index += 1) {
    const p = points[index] ?? a;
    const distance =
      length === 0
        ? Math.hypot(p[0] - a[0], p[1] - a[1])
        : Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
    if (distance > best[1]) best = [index, distance];
  }
  return best;
}
