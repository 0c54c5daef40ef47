import { beside, type Block, type ParagraphStyle, paragraph, stack } from './blocks.js';
import type { Face } from './font-files.js';
import { type Colour, PAGE } from './page-canvas.js';
import { printable } from './printable-text.js';
import type { SubsetFont } from './subset-font.js';
import type { SignaturePageTexts } from './texts.js';

/** In points: the margins, and the room between them. */
export const MARGIN = 48;
export const COLUMN = { x: MARGIN, width: PAGE.width - 2 * MARGIN } as const;
const LABEL_WIDTH = 96;

const hex = (rgb: number): Colour => [rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff].map((part) => part / 255) as never;

export const COLOURS = {
  ink: hex(0x1b2430),
  muted: hex(0x5a6672),
  line: hex(0xd3d9df),
  panel: hex(0xf3f6f8),
  accent: hex(0x1f4e79),
  good: hex(0x1d6647),
  goodPanel: hex(0xe8f3ed),
  open: hex(0x8a5200),
  openPanel: hex(0xfbf3e4),
  white: hex(0xffffff),
} as const;

/** What all parts of one signature page share while it is laid out. */
export interface Setting {
  readonly fonts: Readonly<Record<Face, SubsetFont>>;
  readonly texts: SignaturePageTexts;
  /** Set when a character had to be replaced, so that the page explains the sign. */
  replaced: boolean;
}

type Style = Partial<Omit<ParagraphStyle, 'font'>> & { readonly face?: Face };

/** A paragraph of the page's own words. */
export function words(setting: Setting, text: string, style: Style = {}): Block {
  const { face = 'regular', ...rest } = style;
  return paragraph(text, { font: setting.fonts[face], size: 9, colour: COLOURS.ink, ...COLUMN, ...rest });
}

/** A paragraph with text from outside: made printable, and its characters numbered where some can't be shown. */
export function given(setting: Setting, text: string, style: Style = {}): Block {
  const { face = 'regular', ...rest } = style;
  const shown = printable(text, (codePoint) => setting.fonts[face].has(codePoint));
  const block = words(setting, shown.text, style);
  if (shown.codePoints === null) return block;
  setting.replaced = true;
  const numbers = { ...rest, face: 'mono', size: 6.5, colour: COLOURS.muted, lines: 3 } as const;
  return stack([block, words(setting, shown.codePoints, numbers)]);
}

/** {@link given}, or a note that the text was erased. */
export function givenOrErased(setting: Setting, text: string | null, style: Style = {}): Block {
  return text === null
    ? words(setting, setting.texts.erased, { ...style, colour: COLOURS.muted })
    : given(setting, text, style);
}

/** The column of a field's value, in a column of fields. */
export function valueColumn({ x, width }: { readonly x: number; readonly width: number } = COLUMN) {
  return { x: x + LABEL_WIDTH, width: width - LABEL_WIDTH };
}

/** A label with its value at its right; the value stands in {@link valueColumn}. */
export function field(setting: Setting, label: string, value: Block, column: { readonly x: number } = COLUMN): Block {
  return beside(words(setting, label, { x: column.x, width: LABEL_WIDTH - 4, colour: COLOURS.muted }), value);
}

/** A small word on a tinted ground, its right edge at `right`. */
export function chip(setting: Setting, text: string, right: number, colours: { ink: Colour; ground: Colour }): Block {
  const font = setting.fonts.bold;
  const size = 8;
  const width = font.width(text, size) + 14;
  return {
    height: 16,
    draw: (canvas, top) => {
      canvas.fill(right - width, top, width, 16, colours.ground);
      canvas.text(text, right - width + 7, top + 11, { font, size, colour: colours.ink });
    },
  };
}

/** A heading of a part, with a hairline under it. */
export function partHeading(setting: Setting, text: string): Block {
  const title = words(setting, text, { face: 'bold', size: 12, colour: COLOURS.accent });
  return {
    height: title.height + 5,
    draw: (canvas, top) => {
      title.draw(canvas, top);
      canvas.fill(COLUMN.x, top + title.height + 2, COLUMN.width, 0.75, COLOURS.line);
    },
  };
}
