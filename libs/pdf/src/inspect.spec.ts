import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inspectPdf } from './inspect.js';
import { SOUND, soundPdf, streamPdf, tablePdf } from './made-pdf.sample.js';

const inspect = (bytes: Uint8Array, pages = 2_000) => inspectPdf(bytes, { pages });
const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'verify', 'fixtures', name));
const code = (bytes: Uint8Array): string => {
  const verdict = inspect(bytes);
  return 'rejected' in verdict ? verdict.rejected.code : 'accepted';
};
const edited = (from: string | RegExp, to: string, pdf = soundPdf()): Buffer => {
  const text = pdf.toString('latin1');
  expect(text).toMatch(from);
  return Buffer.from(text.replace(from, to), 'latin1');
};
const acting = (action: string) => soundPdf({ 1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${action} >>` });

describe('inspection', () => {
  it('accepts a sound document and counts its pages, whether in a table or in streams', () => {
    expect(inspect(soundPdf())).toEqual({ accepted: { pages: 1, attachments: 0 } });
    expect(inspect(streamPdf(SOUND))).toEqual({ accepted: { pages: 1, attachments: 0 } });
  });

  it('counts attachments, which it lets pass', () => {
    const file = '<< /Length 2 >>\nstream\nhi\nendstream';
    const pdf = soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /X << /EF << /F 4 0 R >> >> >>', 4: file });
    expect(inspect(pdf)).toEqual({ accepted: { pages: 1, attachments: 1 } });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(5_000)],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a header too far in', Buffer.concat([Buffer.alloc(2_000, 32), soundPdf()])],
  ])('is not a PDF: %s', (_what, bytes) => {
    expect(code(bytes)).toBe('not-a-pdf');
  });

  it.each<[string, Buffer]>([
    ['junk before the header', Buffer.concat([Buffer.from('junk\n'), soundPdf()])],
    ['no end', soundPdf().subarray(0, -20)],
    ['half of it', soundPdf().subarray(0, 120)],
    ['something after the end', Buffer.concat([soundPdf(), Buffer.alloc(2_000, 32)])],
    ['startxref elsewhere', edited(/startxref\n\d+/, 'startxref\n17')],
    ['a wrong offset in the table', edited(/\n(\d{9})\d 00000 n/, '\n0000000011 00000 n')],
    ['an object with another number', edited('3 0 obj', '9 0 obj')],
    ['a count that lies', edited('/Count 1', '/Count 2')],
    ['no pages', tablePdf([SOUND[0], '<< /Type /Pages /Kids [] /Count 0 >>'])],
    ['a tree that is its own branch', tablePdf([SOUND[0], '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])],
    ['a page twice', soundPdf({ 2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>' })],
    ['a page with another parent', soundPdf({ 3: '<< /Type /Page /Parent 1 0 R /MediaBox [0 0 9 9] >>' })],
    ['no catalog', soundPdf({ 1: '<< /Pages 2 0 R >>' })],
    ['an object that is its own length', soundPdf({ 4: '<< /Length 4 0 R >>\nstream\nx\nendstream' }, '/Info 4 0 R')],
    ['a table that names itself as the one before', selfNamed()],
    ['a form that is no dictionary', soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 >>' })],
  ])('is damaged: %s', (_what, bytes) => {
    expect(code(bytes)).toBe('document-damaged');
  });

  it('says where the PDF begins when something stands before it', () => {
    const junk = inspect(Buffer.concat([Buffer.from('junk\n'), soundPdf()]));
    expect(junk).toMatchObject({ rejected: { detail: 'The PDF begins only at byte 5 of the file.' } });
  });

  it('is damaged by a wrong offset of an object that nothing refers to', () => {
    const unused = soundPdf({ 4: '<< /Unused true >>' });
    expect(code(unused)).toBe('accepted');
    const row = /\d{10} 00000 n (?=\ntrailer)/;
    expect(code(edited(row, '0000000011 00000 n ', unused))).toBe('document-damaged');
  });

  it.each<[string, Buffer]>([
    ['arrays in arrays', acting(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
    ['more entries than can be', edited('/Size 6', '/Size 2147483647', streamPdf(SOUND))],
  ])('is too complex or damaged, and is not read on: %s', (_what, bytes) => {
    expect(['document-too-complex', 'document-damaged']).toContain(code(bytes));
  });

  it.each<[string, string, Buffer]>([
    ['a script', 'JavaScript', acting('<< /S /JavaScript /JS (app.alert\\(1\\)) >>')],
    ['a script whose name is spelt with escapes', 'JavaScript', acting('<< /S /Java#53cript >>')],
    ['a program', 'Launch', acting('<< /S /Launch /F (calc.exe) >>')],
    ['an XFA form', 'XFA', soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 4 0 R >> >>', 4: '(x)' })],
    ['media', 'RichMedia', soundPdf({ 4: '<< /Subtype /RichMedia >>' }, '/Info 4 0 R')],
    [
      'a page from elsewhere',
      'ExternalContent',
      soundPdf({ 4: '<< /F (a.pdf) /Length 0 >>\nstream\n\nendstream' }, '/X 4 0 R'),
    ],
    [
      'a script inside an object stream',
      'JavaScript',
      streamPdf([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>`,
        SOUND[1],
        SOUND[2],
        '<< /S /JavaScript /JS (x) >>',
      ]),
    ],
  ])('refuses active content and names it: %s', (_what, kind, bytes) => {
    expect(inspect(bytes)).toEqual({
      rejected: { code: 'active-content', detail: expect.stringContaining(kind), found: [kind] },
    });
  });

  it('takes a link for what it is', () => {
    expect(code(acting('<< /S /URI /URI (https://example.com) >>'))).toBe('accepted');
  });

  it('names the way out of active content, which a signed document has not', () => {
    const detailOf = (pdf: Buffer) => inspect(pdf) as { rejected: { detail: string } };
    expect(detailOf(acting('<< /S /Launch >>')).rejected.detail).toContain('activeContent=remove');
    const signed = soundPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> /OpenAction << /S /Launch >> >>',
      4: '<< /FT /Sig /T (s) /V 5 0 R >>',
      5: '<< /Type /Sig /ByteRange [0 1 2 3] >>',
    });
    expect(detailOf(signed).rejected).toMatchObject({ code: 'active-content', detail: /nothing can be removed/ });
  });

  it('refuses what is encrypted', () => {
    expect(code(soundPdf({ 4: '<< /Filter /Standard >>' }, '/Encrypt 4 0 R'))).toBe('document-encrypted');
  });

  it.each<[string, number]>([
    ['pyhanko-pades.pdf', 1],
    ['pyhanko-twice.pdf', 2],
    ['certified-p2.pdf', 1],
    ['certified-p3.pdf', 1],
    ['locked-listed.pdf', 1],
    ['signed-form.pdf', 1],
    ['signed-form-twice.pdf', 2],
    ['signed-streams.pdf', 1],
  ])('accepts what is signed and may be signed further, and counts: %s', (name, signatures) => {
    expect(inspect(fixture(name))).toEqual({ accepted: { pages: 1, attachments: 0, signatures } });
  });

  it.each<[string, RegExp]>([
    ['certified-p1.pdf', /certified against any change/],
    ['locked-document.pdf', /locks the document/],
    ['locked-all.pdf', /locks all fields/],
    ['locked-others.pdf', /locks all fields/],
  ])('refuses what a further signature would break, and says why: %s', (name, why) => {
    const detail = expect.stringMatching(why) as unknown as string;
    expect(inspect(fixture(name))).toEqual({ rejected: { code: 'document-certified', detail } });
  });

  it('lets what is only to be kept allow nothing any more: it was signed elsewhere, and is as it is', () => {
    const keep = (bytes: Uint8Array) => inspectPdf(bytes, { pages: 9, purpose: 'keep' });
    const accepted = { pages: 1, attachments: 0, signatures: 1 };
    for (const name of ['certified-p1.pdf', 'locked-document.pdf', 'locked-all.pdf', 'pyhanko-pades.pdf'])
      expect(keep(fixture(name))).toEqual({ accepted });
    expect(keep(field('', '[0 1 2 99999]'))).toEqual({ accepted });
    expect(keep(acting('<< /S /JavaScript /JS (1) >>'))).toMatchObject({ rejected: { code: 'active-content' } });
    expect(keep(soundPdf({ 4: '<< /Filter /Standard >>' }, '/Encrypt 4 0 R'))).toMatchObject({
      rejected: { code: 'document-encrypted' },
    });
  });

  const field = (signature: string, range = '[0 1 2 3]') =>
    soundPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 9 0 R] >> >>',
      4: '<< /FT /Sig /T (s) /V 5 0 R >>',
      5: `<< /Type /Sig /ByteRange ${range} ${signature} >>`,
    });

  it.each<[string, Buffer]>([
    [
      'it certifies, but not what it allows',
      field('/Reference [<< /TransformMethod /DocMDP /TransformParams << /P 7 >> >>]'),
    ],
    [
      'it says nothing at all about changes',
      soundPdf({
        1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> /Perms << /DocMDP 5 0 R >> >>',
        4: '<< /FT /Sig /T (s) /V 5 0 R >>',
        5: '<< /Type /Sig /ByteRange [0 1 2 3] >>',
      }),
    ],
    [
      'no field of the form holds the certification',
      soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP 4 0 R >> >>', 4: '<< /Type /Sig >>' }),
    ],
  ])('takes a certification that says no more for one against any change: %s', (_what, bytes) => {
    expect(code(bytes)).toBe('document-certified');
  });

  it.each<[string, Buffer]>([
    ['what it covers is nowhere', field('', '[0 1 2 99999]')],
    ['what it covers does not begin at the beginning', field('', '[5 1 9 3]')],
    ['it says not what it covers', edited('/ByteRange', '/BiteRange', field(''))],
    ['no field of the form holds it', soundPdf({ 4: '<< /ByteRange [0 1 2 3] >>' }, '/X 4 0 R')],
    ['only a widget of a page holds it', soundPdf({ 4: '<< /FT /Sig /V << /A 1 >> >>' }, '/X 4 0 R')],
  ])('refuses a signature that readers would have to guess about: %s', (_what, bytes) => {
    expect(code(field(''))).toBe('accepted');
    expect(code(bytes)).toBe('document-signed');
  });

  it('wants every object of a signed document sound, as its verifiers do, also one that nothing leads to', () => {
    const unused = { 6: '<< /A' };
    expect(code(soundPdf({ 4: '[', 5: '<< /A' }))).toBe('accepted');
    const signed = {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>',
      4: '<< /FT /Sig /T (s) /V 5 0 R >>',
      5: '<< /Type /Sig /ByteRange [0 1 2 3] >>',
    };
    expect(code(soundPdf(signed))).toBe('accepted');
    expect(code(soundPdf({ ...signed, ...unused }))).toBe('document-damaged');
  });

  it('reads a form whose fields go round in circles', () => {
    const circle = soundPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 4 0 R] >> >>',
      4: '<< /T (s) /Kids [4 0 R 5 0 R 5 0 R] >>',
      5: '<< /T (t) /Kids [4 0 R 4 0 R] >>',
    });
    expect(code(circle)).toBe('accepted');
  });

  it('counts pages against the limit', () => {
    const pages = [3, 4, 5];
    const kids = pages.map((number) => `${number} 0 R`).join(' ');
    const tree = `<< /Type /Pages /Kids [${kids}] /Count 3 >>`;
    const pdf = tablePdf([SOUND[0], tree, ...pages.map(() => SOUND[2])]);
    expect(inspect(pdf, 3)).toEqual({ accepted: { pages: 3, attachments: 0 } });
    expect(inspect(pdf, 2)).toMatchObject({
      rejected: { code: 'too-many-pages', detail: expect.stringContaining('3') },
    });
  });
});

function selfNamed(): Buffer {
  const start = /startxref\n(\d+)/.exec(soundPdf().toString('latin1'))?.[1] as string;
  return soundPdf({}, `/Prev ${start}`);
}
