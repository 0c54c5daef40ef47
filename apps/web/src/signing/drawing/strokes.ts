/** x and y on the paper, t in milliseconds from the first point. */
export type Point = readonly [x: number, y: number, t: number];
export type Stroke = readonly Point[];

/** The paper that is drawn on, whatever its size on the screen: what is drawn stays as it is when a phone is turned. */
export const paper = { width: 500, height: 200 } as const;

/** What the service takes. */
const most = { strokes: 500, points: 20_000, t: 86_400_000 };

/** A stroke as it was drawn on a canvas of a width, with the clock's time of each point. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

/** When the first point was drawn, by the clock of this device; null: it was drawn before the page was loaded anew. */
export type Beginning = number | null;

/**
 * Strokes with one more. The clock only counts from the first point, and never backwards: it may have been set meanwhile, or
 * be wrong altogether. What passed until a page was loaded anew isn't counted.
 */
export function withStroke(
  known: readonly Stroke[],
  drawn: readonly Drawn[],
  canvasWidth: number,
  beginning: Beginning,
): { readonly strokes: readonly Stroke[]; readonly beginning: Beginning } {
  const scale = paper.width / canvasWidth;
  const began = drawn[0]?.time ?? 0;
  let latest = known.at(-1)?.at(-1)?.[2] ?? 0;
  const from = known.length === 0 ? began : (beginning ?? began - latest);
  const stroke = drawn.map(({ x, y, time }): Point => {
    latest = Math.min(Math.max(latest, Math.round(time - from)), most.t);
    return [rounded(x * scale), rounded(y * scale), latest];
  });
  return { strokes: [...known, stroke], beginning: from };
}

/** Strokes on a canvas of a width. */
export function onCanvas(strokes: readonly Stroke[], canvasWidth: number): Drawn[][] {
  const scale = canvasWidth / paper.width;
  return strokes.map((stroke) => stroke.map(([x, y, time]) => ({ x: x * scale, y: y * scale, time })));
}

/** As much of it as the service takes: of very many points each second one, as often as needed. */
export function withinBounds(strokes: readonly Stroke[]): Stroke[] {
  let taken = strokes.slice(0, most.strokes);
  while (taken.reduce((sum, { length }) => sum + length, 0) > most.points)
    taken = taken.map((stroke) => stroke.filter((_, i) => i % 2 === 0 || i === stroke.length - 1));
  return taken;
}

/** Whether something was drawn that can be told from a slip of the finger. */
export function isDrawn(strokes: readonly Stroke[]): boolean {
  return strokes.some((stroke) => stroke.length > 1);
}

const rounded = (n: number): number => Math.round(n * 10) / 10;
