import type { SignaturePageContent } from '@attestory/application';
import { type Block, stack } from './blocks.js';
import { documentPart } from './document-part.js';
import { fontFiles } from './font-files.js';
import { shorten } from './line-breaks.js';
import { PAGE, PageCanvas } from './page-canvas.js';
import { type Placed, paginate } from './paginate.js';
import { printable } from './printable-text.js';
import { proofPart, replacedPart, sealBox } from './proof-part.js';
import { COLOURS, COLUMN, MARGIN, type Setting } from './setting.js';
import { missingPart, signaturesPart } from './signatory-part.js';
import { SubsetFont } from './subset-font.js';
import { signaturePageTexts } from './texts.js';
import { writePdf } from './write-pdf.js';

const FIRST_TOP = 58;
const NEXT_TOP = 66;
const BOTTOM = PAGE.height - 58;
const HEADER = 40;
const FOOTER = PAGE.height - 32;

/** A signature page as a PDF of its own, to be appended to the signed document or to be sealed alone. */
export interface ComposedSignaturePage {
  readonly pdf: Uint8Array;
  /**
   * Where the seal's widget goes: in PDF points from the lower left corner; `page` counts from 0 in `pdf`. The frame and
   * the words inside are drawn already, so an empty appearance is enough for the widget.
   */
  readonly sealRect: {
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/**
 * Composes the signature page of one document: A4, as many pages as its signatories need. The same content gives the
 * same bytes. Whatever the texts and drawings hold, it neither throws nor lets them reorder or leave their place:
 * see {@link printable} and {@link drawingLines} for what is replaced and limited.
 */
export async function composeSignaturePage(content: SignaturePageContent): Promise<ComposedSignaturePage> {
  const files = await fontFiles();
  const setting: Setting = {
    fonts: {
      regular: new SubsetFont(files.regular, 'R'),
      bold: new SubsetFont(files.bold, 'B'),
      mono: new SubsetFont(files.mono, 'M'),
    },
    texts: signaturePageTexts[content.language],
    replaced: false,
  };
  const blocks = partsOf(setting, content);
  const pages = paginate(blocks, { first: FIRST_TOP, next: NEXT_TOP, bottom: BOTTOM });
  const canvases = pages.map((placed, index) => drawPage(setting, content, placed, index, pages.length));
  return {
    pdf: await writePdf(setting, content, canvases),
    sealRect: sealRectangle(pages, sealBox(setting, content).height),
  };
}

function partsOf(setting: Setting, content: SignaturePageContent): Block[] {
  const parts = [
    ...documentPart(setting, content),
    ...missingPart(setting, content),
    ...signaturesPart(setting, content),
  ];
  const proof = proofPart(setting, content);
  // The note on replaced characters comes after all that may need it; the seal stands on one page with the proof.
  return [...parts, stack([proof, ...replacedPart(setting), sealBox(setting, content)])];
}

function drawPage(
  setting: Setting,
  content: SignaturePageContent,
  placed: readonly Placed[],
  index: number,
  pages: number,
): PageCanvas {
  const { fonts, texts } = setting;
  const canvas = new PageCanvas();
  const small = { font: fonts.regular, size: 8, colour: COLOURS.muted };
  const right = COLUMN.x + COLUMN.width;
  canvas.fill(0, 0, PAGE.width, 5, COLOURS.accent);
  canvas.text('Attestory', MARGIN, HEADER, { font: fonts.bold, size: 10, colour: COLOURS.accent });
  if (index > 0) {
    const measure = (text: string) => fonts.regular.width(text, small.size);
    const { text: title } = printable(content.title ?? texts.erased, (codePoint) => fonts.regular.has(codePoint));
    const shown = shorten(title, COLUMN.width - 90, measure);
    canvas.text(shown, right - measure(shown), HEADER, small);
    canvas.fill(COLUMN.x, HEADER + 9, COLUMN.width, 0.5, COLOURS.line);
  }
  for (const { block, top } of placed) block.draw(canvas, top);
  const pageOf = texts.pageOf(index + 1, pages);
  const invitation = printable(texts.footer(content.invitationId), (codePoint) => fonts.regular.has(codePoint)).text;
  canvas.fill(COLUMN.x, FOOTER - 14, COLUMN.width, 0.5, COLOURS.line);
  canvas.text(
    shorten(invitation, 380, (text) => fonts.regular.width(text, small.size)),
    MARGIN,
    FOOTER,
    small,
  );
  canvas.text(pageOf, right - fonts.regular.width(pageOf, small.size), FOOTER, small);
  return canvas;
}

/** The seal's box is the lower end of the last block. */
function sealRectangle(pages: readonly Placed[][], height: number): ComposedSignaturePage['sealRect'] {
  const last = pages.at(-1)?.at(-1);
  const bottom = last ? last.top + last.block.height : BOTTOM;
  return { page: pages.length - 1, x: COLUMN.x, y: PAGE.height - bottom, width: COLUMN.width, height };
}
