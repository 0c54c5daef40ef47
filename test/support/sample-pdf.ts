import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A PDF of our own with a line of text on each page. */
export async function samplePdf(text: string, pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let i = 1; i <= pages; i++)
    document.addPage([595, 842]).drawText(`${text} (page ${i})`, { x: 72, y: 720, size: 14, font });
  return document.save({ useObjectStreams: false });
}
