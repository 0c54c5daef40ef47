import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';

/** A PDF of our own with a line of text on each page. */
export async function samplePdf(text: string, pages = 1): Promise<Uint8Array> {
  return (await composed(text, pages)).save({ useObjectStreams: false });
}

async function composed(text: string, pages: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let i = 1; i <= pages; i++)
    document.addPage([595, 842]).drawText(`${text} (page ${i})`, { x: 72, y: 720, size: 14, font });
  return document;
}

/** Kinds of PDFs that a program of ours can make: tables, object streams, turned pages, a form. */
export async function generatedPdfs(): Promise<Record<string, Uint8Array>> {
  const turned = await composed('Turned', 3);
  for (const [i, page] of turned.getPages().entries()) page.setRotation(degrees(90 * (i + 1)));
  const form = await composed('Form', 1);
  form.getForm().createTextField('name').addToPage(form.getPage(0), { x: 72, y: 600, width: 200, height: 20 });
  return {
    'generated-table.pdf': await samplePdf('Table', 2),
    'generated-object-streams.pdf': await (await composed('Object streams', 2)).save(),
    'generated-turned.pdf': await turned.save(),
    'generated-form.pdf': await form.save({ useObjectStreams: false }),
    'generated-many-pages.pdf': await samplePdf('Many pages', 300),
  };
}

/** PDFs made by others, of a kind (`real`, `hostile`), where `ATTESTORY_TEST_PDFS` names their folder. */
export function collectedPdfs(kind: 'real' | 'hostile'): Record<string, Uint8Array> {
  const folder = resolve(process.env.ATTESTORY_TEST_PDFS ?? '../shared/pdfs', kind);
  if (!existsSync(folder)) {
    process.stderr.write(`ATTESTORY_TEST_PDFS names no folder of ${kind} PDFs: only generated ones are tested\n`);
    return {};
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}
