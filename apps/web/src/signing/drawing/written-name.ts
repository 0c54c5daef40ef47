import { type GridStroke, lettersOf } from './letters.js';
import { paper, type Stroke } from './strokes.js';

const gap = 1.6;
const space = 3;
const lineHeight = 13;
const slant = 0.2;
const margin = 20;

interface Line {
  readonly strokes: readonly GridStroke[];
  readonly width: number;
}

/**
 * A name as single strokes, for whoever signs without drawing. Every point has the time 0: nobody moved a pen, and nothing
 * says that somebody did.
 */
export function writtenName(name: string): Stroke[] {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lines = [1, 2, 3, 4, 5, 6].map((count) => inLines(words, count));
  const best = lines.reduce((one, another) => (scaleOf(another) > scaleOf(one) ? another : one));
  const scale = scaleOf(best);
  const top = (paper.height - best.length * lineHeight * scale) / 2;
  return best.flatMap(({ strokes }, n) =>
    strokes.map((stroke) =>
      rounded(stroke).map(([x, y]) => [
        tenth(margin + (x + (6 - y) * slant + 0.5) * scale),
        tenth(top + (y + 3 + n * lineHeight) * scale),
        0,
      ]),
    ),
  );
}

/** How large a letter's grid can be for lines to fit on the paper. */
function scaleOf(lines: readonly Line[]): number {
  const widest = Math.max(...lines.map(({ width }) => width), 1);
  const across = (paper.width - 2 * margin) / (widest + 2);
  return Math.min(across, (paper.height - margin) / (lines.length * lineHeight), 11);
}

/** Words on about so many lines of about the same length. */
function inLines(words: readonly string[], count: number): Line[] {
  const whole = lineOf(words.join(' ')).width;
  const lines: string[] = [];
  for (const word of words) {
    const current = lines.at(-1);
    const isFull = current === undefined || lineOf(`${current} ${word}`).width > whole / count + 4;
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = `${current} ${word}`;
  }
  return lines.map(lineOf);
}

function lineOf(text: string): Line {
  const strokes: GridStroke[] = [];
  let width = 0;
  for (const letter of lettersOf(text)) {
    if (letter === null) {
      width += space;
      continue;
    }
    strokes.push(...letter.map((stroke) => stroke.map(([x, y]) => [x + width, y] as const)));
    width += Math.max(...letter.flat().map(([x]) => x), 0) + gap;
  }
  return { strokes, width };
}

/** Its corners cut, twice: a hand rounds them. */
function rounded(stroke: GridStroke): GridStroke {
  return cut(cut(stroke));
}

function cut(stroke: GridStroke): GridStroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (!first || !last || stroke.length < 3) return stroke;
  const inner = stroke.slice(1).flatMap(([x, y], i) => {
    const [ax, ay] = stroke[i] as readonly [number, number];
    return [
      [ax * 0.75 + x * 0.25, ay * 0.75 + y * 0.25],
      [ax * 0.25 + x * 0.75, ay * 0.25 + y * 0.75],
    ] as const;
  });
  return [first, ...inner.slice(1, -1), last];
}

const tenth = (n: number): number => Math.round(n * 10) / 10;
