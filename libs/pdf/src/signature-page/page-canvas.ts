import type { Point } from './drawing-lines.js';
import type { SubsetFont } from './subset-font.js';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Red, green and blue from 0 to 1, in the page's calibrated colour space. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * The colour space of everything on the page: sRGB's primaries and white point as CalRGB. A page that is appended to
 * somebody's PDF/A can't know whether its output intent is for RGB, CMYK or none, and a device colour space (DeviceGray
 * too) is allowed there only with a fitting one. A calibrated space is allowed in every PDF/A, and black stays black.
 */
export const COLOUR_SPACE = {
  WhitePoint: [0.9505, 1, 1.089],
  Gamma: [2.2, 2.2, 2.2],
  Matrix: [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505],
};

/** Collects one page's content stream. Positions are in points from the *upper* left corner, as people read. */
export class PageCanvas {
  // No operator is left to the initial colours of a page, which are DeviceGray.
  private readonly operators: string[] = ['/C cs /C CS'];

  text(text: string, x: number, baseline: number, style: { font: SubsetFont; size: number; colour: Colour }): void {
    if (text === '') return;
    const { font, size, colour } = style;
    const position = `${number(x)} ${number(PAGE.height - baseline)} Td`;
    this.operators.push(
      `${rgb(colour)} sc BT /${font.resourceName} ${number(size)} Tf ${position} <${font.encode(text)}> Tj ET`,
    );
  }

  fill(x: number, top: number, width: number, height: number, colour: Colour): void {
    this.operators.push(`${rgb(colour)} sc ${rectangle(x, top, width, height)} f`);
  }

  frame(x: number, top: number, width: number, height: number, colour: Colour, line = 0.75): void {
    this.operators.push(`${rgb(colour)} SC ${number(line)} w ${rectangle(x, top, width, height)} S`);
  }

  /** Pen strokes: points from the lower left corner of a box whose upper left corner is given. */
  strokes(strokes: readonly Point[][], x: number, top: number, height: number, colour: Colour): void {
    if (strokes.length === 0) return;
    const left = x;
    const bottom = PAGE.height - top - height;
    const paths = strokes.map((points) => {
      // A dot is a line to its own start: round caps make it visible.
      const line = points.length === 1 ? [...points, ...points] : points;
      return line.map(([px, py], i) => `${number(left + px)} ${number(bottom + py)} ${i === 0 ? 'm' : 'l'}`).join(' ');
    });
    this.operators.push(`q ${rgb(colour)} SC 1.1 w 1 J 1 j ${paths.join(' ')} S Q`);
  }

  content(): string {
    return this.operators.join('\n');
  }
}

function rectangle(x: number, top: number, width: number, height: number): string {
  return `${number(x)} ${number(PAGE.height - top - height)} ${number(width)} ${number(height)} re`;
}

function rgb(colour: Colour): string {
  return colour.map((value) => number(value, 3)).join(' ');
}

/** PDF knows no exponents. */
function number(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}
