import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isKind, PdfDamagedError, readPages } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { SOUND, soundPdf, streamPdf, tablePdf } from '../made-pdf.sample.js';
import { appendSignaturePages, type SignaturePagesRequest } from './append-pages.js';

const composed = tablePdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 400 500] >>',
  '<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 6 0 R >> >> >>',
  '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 6 0 R >> >> >>',
  '<< /Length 3 >>\nstream\nq Q\nendstream',
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]);

function append(original: Uint8Array, more: Partial<SignaturePagesRequest> = {}) {
  const request: SignaturePagesRequest = {
    original,
    sha256: createHash('sha256').update(original).digest('hex'),
    page: () => ({ pdf: composed, sealRect: { page: 1, x: 10, y: 20, width: 100, height: 50 } }),
    signedAt: '2026-11-24T10:00:00.000Z',
    name: 'Sointu Oy by Attestory',
    contentsBytes: 512,
    ...more,
  };
  const result = appendSignaturePages(request);
  const file = Buffer.concat([original, result.increment]);
  return { ...result, file, document: new PdfDocument(file) };
}

describe('appended signature pages', () => {
  it.each<[string, Buffer]>([
    ['a table', soundPdf()],
    ['streams', streamPdf(SOUND)],
    ['a table without a line end at its end', soundPdf().subarray(0, -1)],
  ])('come after the pages of a document with %s', (_what, original) => {
    const { document } = append(original);
    const pages = readPages(document);
    expect(pages).toHaveLength(3);
    expect(pages[0]?.ref.number).toBe(3);
    // What they inherited where they came from, they have themselves.
    const box = document
      .items(pages[2]?.dict.entries.get('MediaBox'), 'box')
      .map((one) => isKind(one, 'number') && one.value);
    expect(box).toEqual([0, 0, 400, 500]);
  });

  it('leave a hole that the byte range covers all around', () => {
    const original = soundPdf();
    const { file, hole, byteRange } = append(original);
    expect(file.toString('latin1', hole.start, hole.end)).toBe(`<${'0'.repeat(1024)}>`);
    expect(byteRange).toEqual([0, hole.start, hole.end, file.length - hole.end]);
    expect(hole.start).toBeGreaterThan(original.length);
    expect(file.toString('latin1')).toMatch(
      new RegExp(`/ByteRange \\[0 +${hole.start} +${hole.end} +${byteRange[3]} *\\]`),
    );
  });

  it('certify the document with a signature field on the page that shows the seal', () => {
    const { document } = append(soundPdf());
    const permissions = document.dict(document.catalog.entries.get('Perms'), 'perms');
    const form = document.dict(document.catalog.entries.get('AcroForm'), 'form');
    const [field] = document.items(form.entries.get('Fields'), 'fields').map((one) => document.dict(one, 'field'));
    expect(field?.entries.get('V')).toEqual(permissions.entries.get('DocMDP'));
    expect(field?.entries.get('P')).toEqual(readPages(document)[2]?.ref);
    expect(document.value(form, 'SigFlags')).toMatchObject({ value: 3 });
  });

  it('keep the fields of a form, and take a name that none of them has', () => {
    const original = soundPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>',
      4: '<< /Fields [5 0 R 6 0 R] /NeedAppearances true >>',
      5: '<< /FT /Tx /T (AttestorySeal) >>',
      6: '<< /FT /Tx /T <FEFF00410074> >>',
    });
    const { document } = append(original);
    const form = document.dict(document.catalog.entries.get('AcroForm'), 'form');
    const names = document.items(form.entries.get('Fields'), 'fields').map((one) => {
      const title = document.value(document.dict(one, 'field'), 'T');
      return isKind(title, 'string') ? Buffer.from(title.bytes).toString('latin1') : undefined;
    });
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(3);
    expect(document.value(form, 'NeedAppearances')).toBe(true);
  });

  it('take no number that a reference to nothing has, so that none comes to mean something new', () => {
    const original = soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /PieceInfo 4 0 R /X [9 0 R] >>' });
    const { document } = append(original);
    for (const number of [4, 9]) expect(document.get({ kind: 'ref', number, generation: 0 })).toBeNull();
  });

  it('keep entries of the trailer and its first identifier, and change the second', () => {
    const id = '0123456789abcdef0123456789abcdef';
    const { document } = append(soundPdf({ 4: '<< /Title (T) >>' }, `/Info 4 0 R /ID [<${id}> <${id}>]`));
    const { trailer } = document.xref;
    expect(trailer.entries.get('Info')).toMatchObject({ number: 4 });
    const ids = document
      .items(trailer.entries.get('ID'), 'ID')
      .map((one) => isKind(one, 'string') && Buffer.from(one.bytes).toString('hex'));
    expect(ids[0]).toBe(id);
    expect(ids[1]).not.toBe(id);
  });

  it('can be written over appended pages’ own result only when nothing certifies it yet', () => {
    expect(() => append(append(soundPdf()).file)).toThrow(PdfDamagedError);
  });

  it('refuse an encrypted document and a seal on a page that is not there', () => {
    expect(() => append(soundPdf({ 4: '<< >>' }, '/Encrypt 4 0 R'))).toThrow(PdfDamagedError);
    const sealRect = { page: 2, x: 0, y: 0, width: 1, height: 1 };
    expect(() => append(soundPdf(), { page: () => ({ pdf: composed, sealRect }) })).toThrow(RangeError);
  });
});
