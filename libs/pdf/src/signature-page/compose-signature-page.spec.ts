import type { SignaturePageContent } from '@attestory/application';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodePDFRawStream, PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';
import { composeSignaturePage } from './compose-signature-page.js';
import { sampleContent, sampleSignatory } from './content.sample.js';

describe('the signature page', () => {
  it('is the same bytes for the same content', async () => {
    const [one, other] = [await composeSignaturePage(sampleContent(3)), await composeSignaturePage(sampleContent(3))];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });

  it('differs when the content does', async () => {
    const one = await composeSignaturePage(sampleContent(2));
    const other = await composeSignaturePage({ ...sampleContent(2), title: 'Another' });
    expect(Buffer.compare(one.pdf, other.pdf)).not.toBe(0);
  });

  it.each([1, 2, 3])('adds at most 25,000 bytes for %d signatories', async (signatories) => {
    const { pdf } = await composeSignaturePage(sampleContent(signatories));
    expect(pdf.length).toBeLessThanOrEqual(25_000);
  });

  it('sets aside a box for the seal on the last page, within its margins', async () => {
    for (const signatories of [1, 3, 30]) {
      const { pdf, sealRect } = await composeSignaturePage(sampleContent(signatories));
      expect(sealRect.page).toBe((await PDFDocument.load(pdf)).getPageCount() - 1);
      expect(sealRect).toMatchObject({ x: 48, width: 595.28 - 96 });
      expect(sealRect.y).toBeGreaterThan(50);
      expect(sealRect.y + sealRect.height).toBeLessThan(842 - 50);
      expect(sealRect.height).toBeGreaterThan(40);
    }
  });

  it('uses no device colour space, no script, no action, no transparency', async () => {
    const { pdf } = await composeSignaturePage(sampleContent(3, 1));
    const document = await PDFDocument.load(pdf);
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    expect(objects.join('\n')).toContain('/CalRGB');
    expect(objects.join('\n')).not.toMatch(/\/(Device\w+|JavaScript|JS|AA|OpenAction|Action|Annots|ExtGState|Group)\b/);
    for (const content of await contentsOf(pdf)) {
      expect(content).toMatch(/^\/C cs \/C CS\n/);
      expect(content).not.toMatch(/ (g|G|rg|RG|k|K|gs|sh|Do)\b/);
    }
  });

  it('is composed whatever people typed and drew', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const number = fc.oneof(fc.double(), fc.integer());
    const strokes = fc.array(fc.array(fc.tuple(number, number, number), { maxLength: 20 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(text, text, text, strokes, number, async (name, title, id, drawn, bytes) => {
        const content = hostile({ name, title, id, strokes: drawn, bytes });
        const { pdf, sealRect } = await composeSignaturePage(content);
        expect((await PDFDocument.load(pdf)).getPageCount()).toBe(sealRect.page + 1);
        expect(sealRect.y).toBeGreaterThan(50);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps its longest texts between the margins', async () => {
    const worst = '\u4e00'.repeat(2000);
    const { pdf } = await composeSignaturePage(
      hostile({ name: worst, title: worst, id: worst, strokes: [], bytes: 1e300 }),
    );
    const positions = await textPositions(pdf);
    expect(positions.length).toBeGreaterThan(100);
    expect(Math.min(...positions.map(({ y }) => y))).toBeGreaterThanOrEqual(32 - 0.1);
    expect(Math.max(...positions.map(({ y }) => y))).toBeLessThan(842 - 36);
    expect(Math.min(...positions.map(({ x }) => x))).toBe(48);
    expect(Math.max(...positions.map(({ x }) => x))).toBeLessThan(595 - 48);
  });
});

/** The operators of each page. */
async function contentsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf);
  const contents = document.getPages().map(({ node }) => node.lookup(PDFName.of('Contents')) as PDFRawStream);
  return contents.map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'));
}

/** Where each line of text begins, of all pages. */
async function textPositions(pdf: Uint8Array): Promise<{ x: number; y: number }[]> {
  const matches = (await contentsOf(pdf)).flatMap((stream) => [...stream.matchAll(/(\S+) (\S+) Td/g)]);
  return matches.map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

interface Hostile {
  readonly name: string;
  readonly title: string;
  readonly id: string;
  readonly strokes: [number, number, number][][];
  readonly bytes: number;
}

function hostile({ name, title, id, strokes, bytes }: Hostile): SignaturePageContent {
  const { signature, ...rest } = sampleSignatory(1);
  const content = sampleContent(0);
  return {
    ...content,
    title,
    organizationName: title,
    invitationId: id,
    sentAt: id,
    document: { ...content.document, id, sha256: id, fileName: title, bytes, pages: bytes },
    head: { leaves: bytes, root: id, at: id },
    verification: { code: id, url: id },
    signatories: [
      { ...rest, name, state: 'pending' },
      {
        ...rest,
        name,
        ...(signature && {
          signature: {
            ...signature,
            typedName: name,
            method: id,
            eventId: id,
            eventHash: id,
            signedAt: id,
            role: { kind: 'representative', name, businessId: id },
            drawing: { size: { width: bytes, height: bytes }, strokes },
          },
        }),
      },
    ],
  };
}
