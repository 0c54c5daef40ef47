import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPages } from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { inspectPdf } from '../inspect.js';
import { SOUND, soundPdf, streamPdf } from '../made-pdf.sample.js';
import { stripOrVerdict } from './strip-verdict.js';

const limits = { pages: 10 };
const fixture = (name: string) => readFileSync(join(import.meta.dirname, '..', 'verify', 'fixtures', name));

function stripped(pdf: Uint8Array) {
  const outcome = stripOrVerdict(pdf, limits);
  if ('verdict' in outcome) throw new Error(JSON.stringify(outcome.verdict));
  return { ...outcome, text: outcome.stripped.toString('latin1'), verdict: inspectPdf(outcome.stripped, limits) };
}
const code = (pdf: Uint8Array) => {
  const outcome = stripOrVerdict(pdf, limits);
  if (!('verdict' in outcome)) return 'stripped';
  return 'rejected' in outcome.verdict ? outcome.verdict.rejected.code : 'accepted';
};

/** A page of its own that says something, with annotations; object 9 is the first free one. */
const paged = (annotations: string, objects: Readonly<Record<number, string>> = {}, catalog = '') =>
  soundPdf({
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots ${annotations} >>`,
    4: '<< /Length 6 0 R >>\nstream\nBT (Pay 10) Tj ET\nendstream',
    5: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 4 >>\nstream\nq Q \nendstream',
    6: '17',
    7: 'null',
    8: 'null',
    ...objects,
  });
const media = (subtype: string, rest: string) => `<< /Type /Annot /Subtype /${subtype} /Rect [0 0 9 9] ${rest} >>`;

describe('a document whose active content is removed', () => {
  it.each<[string, string, Buffer]>([
    ['a script that runs at opening', 'JavaScript', paged('[]', {}, '/OpenAction << /S /JavaScript /JS (SECRET) >>')],
    [
      'a script in an object of its own',
      'JavaScript',
      paged('[]', { 9: '<< /S /JavaScript /JS (SECRET) >>' }, '/OpenAction 9 0 R'),
    ],
    ['a script by another name', 'JavaScript', paged('[]', {}, '/AA << /WC << /S /Java#53cript /JS (SECRET) >> >>')],
    [
      'scripts of the whole document',
      'JavaScript',
      paged('[]', { 9: '<< /S /JavaScript /JS (SECRET) >>' }, '/Names << /JavaScript << /Names [(a) 9 0 R] >> >>'),
    ],
    [
      'a script behind a link',
      'JavaScript',
      paged('[<< /Subtype /Link /A << /S /GoTo /Next [<< /S /JavaScript /JS (SECRET) >>] >> >>]'),
    ],
    ['a program', 'Launch', paged('[<< /Subtype /Link /A << /S /Launch /F (SECRET) >> >>]')],
    [
      'a form of another kind',
      'XFA',
      paged('[]', { 9: '<< /Length 6 >>\nstream\nSECRET\nendstream' }, '/AcroForm << /Fields [] /XFA 9 0 R >>'),
    ],
    ['media without a picture', 'Movie', paged(`[${media('Movie', '/Movie << /F (SECRET) >>')}]`)],
    [
      'media with a picture',
      'RichMedia',
      paged(`[${media('RichMedia', '/RichMediaContent << /S (SECRET) >> /AP << /N 5 0 R >>')}]`),
    ],
    [
      'a 3D model',
      '3D',
      paged(`[${media('3D', '/3DD 9 0 R /AP << /N 5 0 R >>')}]`, {
        9: '<< /Type /3D /Subtype /U3D /Length 6 >>\nstream\nSECRET\nendstream',
      }),
    ],
    [
      'a page from elsewhere',
      'ExternalContent',
      paged('[]', { 5: '<< /F (SECRET) /FFilter /X /Length 0 >>\nstream\n\nendstream' }, '/X 5 0 R'),
    ],
    [
      'a rendition among names',
      'Rendition',
      paged(
        '[]',
        { 9: '<< /Type /Rendition /N (SECRET) >>' },
        '/Names << /Renditions << /Names [(SECRET) 9 0 R (keep) 5 0 R] >> >>',
      ),
    ],
  ])('has nothing of it left, and is sound: %s', (_what, kind, pdf) => {
    expect(code(pdf)).toBe('stripped');
    const { removed, text, verdict } = stripped(pdf);
    expect(removed).toEqual([kind]);
    expect(verdict).toEqual({ accepted: { pages: 1, attachments: 0 } });
    expect(text).not.toMatch(/SECRET|JavaScript|Java#53cript|Launch|FFilter/);
    expect(text).toMatch(/\/Length 17 >>\nstream\nBT \(Pay 10\) Tj ET\n/);
  });

  it('has several kinds named, each once', () => {
    const actions = '/OpenAction << /S /Launch >> /AA << /WC << /S /JavaScript /JS (a) >> /WS << /S /JavaScript >> >>';
    expect(stripped(paged('[]', {}, actions)).removed).toEqual(['JavaScript', 'Launch']);
  });

  it('shows the picture of what played, and keeps links and what else does nothing', () => {
    const link = '<< /Subtype /Link /A << /S /URI /URI (https://example.com) >> >>';
    const pdf = paged(
      `[${media('RichMedia', '/RichMediaContent << >> /AP << /N 5 0 R >>')} ${link}]`,
      {
        9: '<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>',
      },
      '/X 9 0 R',
    );
    const { text, stripped: bytes } = stripped(pdf);
    expect(text).toContain('/Subtype /Stamp');
    expect(text).toMatch(/\/AP << \/N \d+ 0 R >>/);
    expect(text).toContain('https://example.com');
    expect(inspectPdf(bytes, limits)).toEqual({ accepted: { pages: 1, attachments: 1 } });
  });

  it('loses a name with what it names, and no other', () => {
    const names = '/Names << /Renditions << /Names [(gone) 9 0 R (kept) 5 0 R] >> >>';
    const { text } = stripped(paged('[]', { 9: '<< /Type /Rendition >>' }, names));
    expect(text).toMatch(/\/Names \[\(kept\) \d+ 0 R\]/);
  });

  it('can be one of object streams, of which only what is reached stays', () => {
    const pdf = streamPdf([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>',
      SOUND[1],
      SOUND[2],
      '<< /S /JavaScript /JS (SECRET) /Next 5 0 R >>',
      '(UNREACHED)',
    ]);
    const { text, verdict } = stripped(pdf);
    expect(verdict).toMatchObject({ accepted: { pages: 1 } });
    expect(text).not.toMatch(/UNREACHED|ObjStm|XRef/);
  });

  it('gives the same bytes each time', () => {
    const pdf = paged('[]', {}, '/OpenAction << /S /Launch >>');
    expect(stripped(pdf).stripped.equals(stripped(pdf).stripped)).toBe(true);
  });

  it('keeps its pages in their order', () => {
    const tree = '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>';
    const page = (width: number) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} 9] >>`;
    const catalog = '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch >> >>';
    const { stripped: bytes } = stripped(soundPdf({ 1: catalog, 2: tree, 3: page(111), 4: page(222) }));
    const boxes = readPages(new PdfDocument(bytes)).map(({ dict }) => JSON.stringify(dict.entries.get('MediaBox')));
    expect(boxes[0]).toContain('111');
    expect(boxes[1]).toContain('222');
  });
});

describe('a document of which nothing is removed', () => {
  it('has nothing active, or something else against it', () => {
    expect(code(soundPdf())).toBe('accepted');
    expect(code(Buffer.from('no'))).toBe('not-a-pdf');
    expect(code(soundPdf({ 4: '<< /Filter /Standard >>' }, '/Encrypt 4 0 R'))).toBe('document-encrypted');
    expect(code(fixture('pyhanko-twice.pdf'))).toBe('accepted');
  });

  const action = '/OpenAction << /S /JavaScript /JS (x) >>';
  it.each<[string, Buffer]>([
    [
      'signed',
      soundPdf({
        1: `<< /Type /Catalog /Pages 2 0 R ${action} /AcroForm << /Fields [4 0 R] >> >>`,
        4: '<< /FT /Sig /T (s) /V 5 0 R >>',
        5: '<< /Type /Sig /ByteRange [0 1 2 3] >>',
      }),
    ],
    [
      'certified',
      soundPdf({ 1: `<< /Type /Catalog /Pages 2 0 R ${action} /Perms << /DocMDP 4 0 R >> >>`, 4: '<< /Type /Sig >>' }),
    ],
    [
      'given rights by a signature',
      soundPdf({
        1: `<< /Type /Catalog /Pages 2 0 R ${action} /Perms << /UR3 4 0 R >> >>`,
        4: '<< /ByteRange [0 1 2 3] >>',
      }),
    ],
  ])('is %s: its signatures would be broken', (_what, pdf) => {
    expect(code(pdf)).toBe('document-signed');
  });

  it.each<[string, Buffer]>([
    ['catalog', soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /S /JavaScript >>' })],
    ['page', soundPdf({ 3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Subtype /Movie >>' })],
  ])('has a %s that is active itself', (_what, pdf) => {
    expect(code(pdf)).toBe('document-damaged');
  });
});
