import { describe, expect, it } from '@jest/globals';
import type { AddendumContent } from '@attestory/application';
import fc from 'fast-check';
import { decodePDFRawStream, PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';
import { inspectPdf } from '../inspect.js';
import { composeAddendum } from './compose-addendum.js';
import { sampleAddendum } from './content.sample.js';

describe('the protocol of an addendum', () => {
  it('is the same bytes for the same content, and others for another', async () => {
    const [one, same, other] = (await Promise.all(
      [2, 2, 3].map((signed) => composeAddendum(sampleAddendum(signed))),
    )) as [Uint8Array, Uint8Array, Uint8Array];
    expect([Buffer.compare(one, same), Buffer.compare(one, other) !== 0]).toEqual([0, true]);
  });

  it('is taken like any upload', async () => {
    const verdict = inspectPdf(Buffer.from(await composeAddendum(sampleAddendum(3))), { pages: 10 });
    expect(verdict).toMatchObject({ accepted: { pages: 2, attachments: 0 } });
  });

  it('is composed whatever people typed, and keeps it between the margins', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, text, fc.oneof(fc.double(), fc.integer()), async (one, other, number) => {
        await expectWithinMargins(await composeAddendum(hostile(one, other, number)));
      }),
      { numRuns: 12 },
    );
  });

  it('keeps its longest texts and lists on its pages', async () => {
    for (const worst of ['\u4e00'.repeat(3_000), 'W'.repeat(10_000), 'a\n'.repeat(10_000), '\u0301'.repeat(5_000)])
      await expectWithinMargins(await composeAddendum(hostile(worst, worst, 1e300)));
  });
});

function hostile(one: string, other: string, number: number): AddendumContent {
  const content = sampleAddendum(2, 1);
  const names = Array.from({ length: 60 }, () => one);
  return {
    ...content,
    ...{ addendumId: other, organizationName: one, text: other, madeAt: other },
    about: { ...content.about, invitationId: one, title: other, sentAt: one, closedAt: other },
    documents: content.documents.map((d) => ({
      ...{ ...d, id: one, fileName: other, sha256: one, sealed: other, signaturePage: one },
      ...{ bytes: number, pages: number },
    })),
    signatories: content.signatories.map((s) => ({ ...s, name: one })),
    onPaper: [{ names, signedOn: other, fileName: one, sha256: other }],
  };
}

/** Each line of text begins on its page. */
async function expectWithinMargins(pdf: Uint8Array): Promise<void> {
  const pages = (await PDFDocument.load(pdf)).getPages();
  for (const { node } of pages) {
    const content = decodePDFRawStream(node.lookup(PDFName.of('Contents')) as PDFRawStream).decode();
    const places = [
      ...Buffer.from(content)
        .toString('latin1')
        .matchAll(/(\S+) (\S+) Td/g),
    ];
    for (const [, x, y] of places) {
      expect(Number(x)).toBeGreaterThanOrEqual(48);
      expect(Number(x)).toBeLessThan(595 - 48);
      expect(Number(y)).toBeGreaterThanOrEqual(32 - 0.2);
      expect(Number(y)).toBeLessThan(842 - 36);
    }
  }
}
