import { createHash } from 'node:crypto';
import type { Language } from '@attestory/domain';
import { PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { compressed } from './compressed.js';
import type { Face } from './font-files.js';
import { COLOUR_SPACE, PAGE, type PageCanvas } from './page-canvas.js';
import type { Setting } from './setting.js';

/** What a PDF of ours says of itself. */
export interface AboutPdf {
  readonly language: Language;
  readonly title: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** All that it was made from: its id is taken from that. */
  readonly content: object;
}

/** Puts drawn pages into a PDF with their fonts and colour space; the same input gives the same bytes. */
export async function writePdf(
  { fonts }: Setting,
  { language, title, madeAt, content }: AboutPdf,
  canvases: PageCanvas[],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const embedded: Record<string, PDFRef> = {};
  for (const face of ['regular', 'bold', 'mono'] satisfies Face[]) {
    embedded[fonts[face].resourceName] = fonts[face].embed(context);
  }
  const colours = context.register(context.obj(['CalRGB', COLOUR_SPACE]));
  const resources = context.register(context.obj({ Font: embedded, ColorSpace: { C: colours } }));
  for (const canvas of canvases) {
    const { node } = pdf.addPage([PAGE.width, PAGE.height]);
    node.set(PDFName.of('Resources'), resources);
    node.set(PDFName.of('Contents'), context.register(compressed(context, canvas.content())));
  }
  const made = new Date(madeAt);
  if (!Number.isNaN(made.getTime())) pdf.setCreationDate(made);
  pdf.setProducer('Attestory');
  pdf.setTitle(title);
  pdf.setLanguage(language);
  const id = PDFHexString.of(createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
}
