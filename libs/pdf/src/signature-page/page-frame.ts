import type { Language } from '@attestory/domain';
import { fontFiles } from './font-files.js';
import { shorten } from './line-breaks.js';
import { PAGE, PageCanvas } from './page-canvas.js';
import type { Placed } from './paginate.js';
import { printable } from './printable-text.js';
import { COLOURS, COLUMN, MARGIN, type Setting } from './setting.js';
import { SubsetFont } from './subset-font.js';
import { signaturePageTexts } from './texts.js';

/** Where blocks stand between what frames each page. */
export const ROOM = { first: 58, next: 66, bottom: PAGE.height - 58 } as const;
const HEADER = 40;
const FOOTER = PAGE.height - 32;

/** What stands around a page's own content. */
export interface Frame {
  /** At the head of every page but the first; null: it was erased. */
  readonly title: string | null;
  readonly footer: string;
  readonly pageOf: (page: number, pages: number) => string;
}

/** An empty setting, with the fonts. */
export async function settingIn(language: Language): Promise<Setting> {
  const files = await fontFiles();
  return {
    fonts: {
      regular: new SubsetFont(files.regular, 'R'),
      bold: new SubsetFont(files.bold, 'B'),
      mono: new SubsetFont(files.mono, 'M'),
    },
    texts: signaturePageTexts[language],
    replaced: false,
  };
}

/** Draws each page with its frame. */
export function drawPages(setting: Setting, frame: Frame, pages: readonly Placed[][]): PageCanvas[] {
  return pages.map((placed, index) => drawPage(setting, frame, placed, index, pages.length));
}

function drawPage(setting: Setting, frame: Frame, placed: readonly Placed[], index: number, pages: number): PageCanvas {
  const { fonts, texts } = setting;
  const canvas = new PageCanvas();
  const small = { font: fonts.regular, size: 8, colour: COLOURS.muted };
  const right = COLUMN.x + COLUMN.width;
  const measure = (text: string) => fonts.regular.width(text, small.size);
  const shown = (text: string) => printable(text, (codePoint) => fonts.regular.has(codePoint)).text;
  canvas.fill(0, 0, PAGE.width, 5, COLOURS.accent);
  canvas.text('Attestory', MARGIN, HEADER, { font: fonts.bold, size: 10, colour: COLOURS.accent });
  if (index > 0) {
    const title = shorten(shown(frame.title ?? texts.erased), COLUMN.width - 90, measure);
    canvas.text(title, right - measure(title), HEADER, small);
    canvas.fill(COLUMN.x, HEADER + 9, COLUMN.width, 0.5, COLOURS.line);
  }
  for (const { block, top } of placed) block.draw(canvas, top);
  const pageOf = frame.pageOf(index + 1, pages);
  canvas.fill(COLUMN.x, FOOTER - 14, COLUMN.width, 0.5, COLOURS.line);
  canvas.text(shorten(shown(frame.footer), 380, measure), MARGIN, FOOTER, small);
  canvas.text(pageOf, right - measure(pageOf), FOOTER, small);
  return canvas;
}
