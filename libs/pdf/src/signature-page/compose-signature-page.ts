import type { SignaturePageContent } from '@attestory/application';
import { type Block, stack } from './blocks.js';
import { documentPart } from './document-part.js';
import { PAGE } from './page-canvas.js';
import { drawPages, ROOM, settingIn } from './page-frame.js';
import { type Placed, paginate } from './paginate.js';
import { proofPart, replacedPart, sealBox } from './proof-part.js';
import { COLUMN, type Setting } from './setting.js';
import { missingPart, signaturesPart } from './signatory-part.js';
import { writePdf } from './write-pdf.js';

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
 * see `printable` and `drawingLines` for what is replaced and limited.
 */
export async function composeSignaturePage(content: SignaturePageContent): Promise<ComposedSignaturePage> {
  const setting = await settingIn(content.language);
  const blocks = partsOf(setting, content);
  const pages = paginate(blocks, ROOM);
  const { texts } = setting;
  const frame = { title: content.title, footer: texts.footer(content.invitationId), pageOf: texts.pageOf };
  const about = { language: content.language, title: texts.heading, madeAt: content.sealedAt, content };
  return {
    pdf: await writePdf(setting, about, drawPages(setting, frame, pages)),
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

/** The seal's box is the lower end of the last block. */
function sealRectangle(pages: readonly Placed[][], height: number): ComposedSignaturePage['sealRect'] {
  const last = pages.at(-1)?.at(-1);
  const bottom = last ? last.top + last.block.height : ROOM.bottom;
  return { page: pages.length - 1, x: COLUMN.x, y: PAGE.height - bottom, width: COLUMN.width, height };
}
