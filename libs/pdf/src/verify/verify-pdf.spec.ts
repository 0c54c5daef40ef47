import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { array, dict, name, number, readForm, readPages, ref, stream, string, withEntries } from '@attestory/audit/pdf';
import { verifyPdf } from '../../../../test/support/verify-everywhere.js';
import { PdfDocument } from '../pdf-document.js';
import { tablePdf } from '../made-pdf.sample.js';
import { contract, revise, type SampleIdentity, sampleIdentity, seal } from './sealed-pdf.sample.js';

let own: SampleIdentity;
let sealed: Buffer;
beforeAll(async () => {
  own = await sampleIdentity();
  sealed = await seal(contract, own);
});

const trusted = () => [new X509Certificate(own.rootPem)];
const text = (file: Buffer) => file.toString('latin1');
const edited = (file: Buffer, from: RegExp, to: (found: string) => string) =>
  Buffer.from(text(file).replace(from, to), 'latin1');
const hole = () => {
  const [, start = 0, end = 0] = (/ByteRange \[0 +(\d+) +(\d+)/.exec(text(sealed)) ?? []).map(Number);
  return { start, end };
};

describe('a sealed PDF', () => {
  it('is intact: who sealed it, when, over how much, and what was uploaded', async () => {
    const report = await verifyPdf(sealed, trusted());
    expect(report).toMatchObject({ verdict: 'intact', bytes: sealed.length });
    expect(report.signatures).toMatchObject([
      {
        field: 'AttestorySeal',
        kind: 'certification',
        covers: sealed.length,
        valid: true,
        faults: [],
        after: 'nothing',
        claimedAt: '2026-11-24T10:00:00.000Z',
        verificationCode: 'K7QF-92MX-4TPB-0Z1A',
        signer: { trust: 'trusted', subject: expect.stringContaining('not for production') },
        original: {
          bytes: contract.length,
          sha256: createHash('sha256').update(contract).digest('hex'),
          matches: true,
        },
      },
    ]);
  });

  it('is trusted by nobody who does not trust its root', async () => {
    const { signatures } = await verifyPdf(sealed, [new X509Certificate((await sampleIdentity()).rootPem)]);
    expect(signatures[0]).toMatchObject({ valid: true, signer: { trust: 'unknown' } });
  });

  it('may end in a line end more', async () => {
    expect(await verifyPdf(Buffer.concat([sealed, Buffer.from('\r\n')]))).toMatchObject({ verdict: 'intact' });
  });

  it('shows a change of any byte', async () => {
    const step = 97;
    for (let at = 0; at < sealed.length; at += step) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      const { verdict } = await verifyPdf(changed);
      if (at > hole().start && at < hole().end) expect(['invalid', 'unreadable', 'intact']).toContain(verdict);
      else expect({ at, whole: verdict === 'intact' }).toEqual({ at, whole: false });
    }
  });
});

describe('what is no sealed PDF', () => {
  it.each<[string, () => Buffer, string]>([
    ['an unsigned one', () => contract, 'unsigned'],
    ['no PDF', () => Buffer.from('no PDF'), 'unreadable'],
    ['an empty file', () => Buffer.alloc(0), 'unreadable'],
    ['half a sealed one', () => sealed.subarray(0, sealed.length - 300), 'unreadable'],
    ['a sealed one with something before it', () => Buffer.concat([Buffer.from('x'), sealed]), 'invalid'],
  ])('%s', async (_, file, verdict) => {
    expect((await verifyPdf(file())).verdict).toBe(verdict);
  });
});

/** Each kind of attack that the literature names (Mladenov et al. 2019; Mainka et al. 2021; Rohlmann et al. 2021). */
describe('an attack is seen as what it is', () => {
  const verdicts = async (file: Buffer) => {
    const { verdict, signatures } = await verifyPdf(file, trusted());
    return { verdict, said: signatures.flatMap(({ faults, changes }) => [...faults, ...changes]).join(' ') };
  };

  describe('incremental saving', () => {
    it('other page contents', async () => {
      const file = revise(sealed, (update) => update.set(ref(4), stream({}, Buffer.from('BT (Pay 99) Tj ET'))));
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: 'Object 4 was replaced' });
      expect((await verifyPdf(file)).signatures[0]).toMatchObject({ changedPages: [1] });
    });

    it('another catalog', async () => {
      const file = revise(sealed, (update, { catalog }) =>
        update.set(ref(1), withEntries(catalog, { Pages: ref(2), Lang: string(Buffer.from('en')) })),
      );
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: '/Lang of the catalog changed' });
    });

    it('objects behind the end without cross-references', async () => {
      const file = Buffer.concat([sealed, Buffer.from('4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n')]);
      expect(await verdicts(file)).toEqual({
        verdict: 'changed',
        said: 'Something follows that belongs to no revision',
      });
    });

    it('a removed object', async () => {
      const file = revise(sealed, (update) => update.set(ref(5), null));
      expect((await verdicts(file)).verdict).toBe('changed');
    });

    it('a page more', async () => {
      const file = revise(sealed, (update, document) => {
        const pages = document.dict(ref(2), 'pages');
        const added = update.add(
          dict({ Type: name('Page'), Parent: ref(2), MediaBox: array([0, 0, 9, 9].map(number)) }),
        );
        const kids = document.items(pages.entries.get('Kids'), 'kids');
        update.set(ref(2), withEntries(pages, { Kids: array([...kids, added]), Count: number(kids.length + 1) }));
      });
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: 'Object 2 (Pages) was replaced' });
    });
  });

  describe('signature wrapping', () => {
    it('a second part that was moved, with other objects in the gap', async () => {
      const { start, end } = hole();
      const evil = Buffer.from('>>\nendobj\n4 0 obj\n(Pay 99)\nendobj\n<'.padEnd(400));
      const gap = Buffer.concat([sealed.subarray(start, end), evil]);
      const moved = Buffer.concat([sealed.subarray(0, start), gap, sealed.subarray(end)]);
      const file = edited(moved, /(ByteRange \[0 +\d+ +)(\d+)/, (found) =>
        found.replace(/\d+$/, String(end + evil.length).padEnd(String(end).length)),
      );
      expect(['invalid', 'unreadable']).toContain((await verdicts(file)).verdict);
    });
  });

  describe('universal forgery', () => {
    const inSignature = (from: RegExp, to: (found: string) => string) => edited(sealed, from, to);
    const same = (found: string, value: string) => value.padEnd(found.length);

    it.each<[string, RegExp, string]>([
      ['no byte range', /\/ByteRange \[[\d ]+\]/, '/ByteRangX [0 0 0 0]'],
      ['an empty byte range', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 0 0 0]'],
      ['a negative byte range', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 -1 -1 -1]'],
      ['a byte range beyond the end', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 10 20 99999999]'],
      ['a byte range that leaves out contents', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 10 3000 10]'],
      ['a byte range whose parts overlap', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 3000 100 9000]'],
      ['a byte range of fractions', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 1.5 20 10]'],
      ['a byte range that is null', /\/ByteRange \[[\d ]+\]/, '/ByteRange null'],
      ['a byte range of six numbers', /\/ByteRange \[[\d ]+\]/, '/ByteRange [0 1 2 3 4 5]'],
      ['no contents', /\/Contents </, '/Contentz <'],
      ['another kind of signature', /ETSI\.CAdES\.detached/, 'adbe.x509.rsa_sha1'],
    ])('%s', async (_, from, to) => {
      const { verdict, said } = await verdicts(inSignature(from, (found) => same(found, to)));
      expect(verdict).toBe('invalid');
      expect(said).not.toBe('');
    });

    it.each([
      ['contents of zeros', '00'],
      ['contents that are no CMS', '3003020101'],
    ])('%s', async (_, hex) => {
      const { start, end } = hole();
      const file = Buffer.from(sealed);
      file.write(`<${hex.padEnd(end - start - 2, '0')}>`, start, 'latin1');
      expect(await verdicts(file)).toMatchObject({ verdict: 'invalid', said: expect.stringContaining('CMS') });
    });

    it('the seal of another document', async () => {
      const other = await seal(Buffer.from(text(contract).replace('Pay 10', 'Pay 11'), 'latin1'), own);
      const { start, end } = hole();
      const file = Buffer.from(sealed);
      other.copy(file, start, start, end);
      expect(await verdicts(file)).toMatchObject({
        verdict: 'invalid',
        said: expect.stringContaining('not over these'),
      });
    });
  });

  describe('shadow documents', () => {
    it('hidden contents made visible', async () => {
      const file = revise(sealed, (update, document) => {
        const [first] = readPages(document);
        if (first) update.set(first.ref, withEntries(first.dict, { Contents: ref(6) }));
      });
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: '/Contents of page 1 changed' });
    });

    it('metadata, which may be brought up to date, that a page uses as its contents', async () => {
      const sly = tablePdf([
        '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [4 0 R] >>',
        '<< /Type /Metadata /Subtype /XML /Length 3 >>\nstream\nq Q\nendstream',
      ]);
      const meta = stream({ Type: name('Metadata'), Subtype: name('XML') }, Buffer.from('BT (Pay 99) Tj ET'));
      const file = revise(await seal(sly, own), (update) => update.set(ref(4), meta));
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: 'Object 4 (Metadata) was replaced' });
      const sound = Buffer.from(text(sly).replace('/Contents [4 0 R]', '                 '), 'latin1');
      const renewed = revise(await seal(sound, own), (update) => update.set(ref(4), meta));
      expect(await verdicts(renewed)).toEqual({ verdict: 'intact', said: '' });
    });

    it('validation data, which may be added to, that a page uses as its contents', async () => {
      const sly = tablePdf([
        '<< /Type /Catalog /Pages 2 0 R /DSS << /Certs 4 0 R >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
        '[5 0 R]',
        '<< /Length 3 >>\nstream\nq Q\nendstream',
        '<< /Length 17 >>\nstream\nBT (Pay 99) Tj ET\nendstream',
      ]);
      const longer = (file: Buffer) => revise(file, (update) => update.set(ref(4), array([ref(5), ref(6)])));
      expect(await verdicts(longer(await seal(sly, own)))).toEqual({
        verdict: 'changed',
        said: 'Object 4 was replaced',
      });
      const sound = Buffer.from(text(sly).replace('/Contents 4 0 R', '/Contents 5 0 R'), 'latin1');
      expect(await verdicts(longer(await seal(sound, own)))).toEqual({ verdict: 'intact', said: '' });
    });

    it('a font that shows other letters', async () => {
      const font = dict({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('ZapfDingbats') });
      const file = revise(sealed, (update) => update.set(ref(5), font));
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: 'Object 5 (Font) was replaced' });
    });

    it('cross-references that lead to hidden objects which were signed', async () => {
      const at = text(sealed).indexOf('6 0 obj');
      const start = sealed.length;
      const section = `xref\n4 1\n${String(at).padStart(10, '0')} 00000 n \n`;
      const trailer = new PdfDocument(sealed);
      const tail = `trailer\n<< /Size ${trailer.xref.entries.size} /Root 1 0 R /Prev ${trailer.xref.offset} >>\n`;
      const file = Buffer.concat([sealed, Buffer.from(`${section}${tail}startxref\n${start}\n%%EOF\n`)]);
      expect(['changed', 'unreadable']).toContain((await verdicts(file)).verdict);
    });
  });

  describe('certification', () => {
    it('an annotation that covers the text', async () => {
      const file = revise(sealed, (update, document) => {
        const [first] = readPages(document);
        const rect = array([0, 0, 500, 500].map(number));
        const note = update.add(dict({ Type: name('Annot'), Subtype: name('FreeText'), Rect: rect }));
        if (first) update.set(first.ref, withEntries(first.dict, { Annots: array([note]) }));
      });
      expect(await verdicts(file)).toMatchObject({
        verdict: 'changed',
        said: expect.stringContaining('no new signature'),
      });
    });

    it.each([
      ['visible', [0, 0, 500, 500]],
      ['invisible', [0, 0, 0, 0]],
    ])('another signature, %s, which a certification against any change forbids', async (_, rect) => {
      const file = revise(sealed, (update, document) => {
        const value = update.add(dict({ Type: name('Sig'), SubFilter: name('ETSI.CAdES.detached') }));
        const entries = { Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), T: string(Buffer.from('X')) };
        const field = update.add(dict({ ...entries, V: value, Rect: array(rect.map(number)) }));
        const form = readForm(document);
        const grown = withEntries(form.dict, { Fields: array([...form.fields, field]) });
        if (form.ref) update.set(form.ref, grown);
        else update.set(document.root, withEntries(document.catalog, { AcroForm: grown }));
      });
      expect(['changed', 'invalid']).toContain((await verdicts(file)).verdict);
      const { signatures } = await verifyPdf(file);
      expect(signatures.find(({ field }) => field === 'AttestorySeal')?.after).not.toBe('nothing');
    });

    it('a second field for the same signature', async () => {
      const file = revise(sealed, (update, document) => {
        const form = readForm(document);
        const known = document.dict(form.fields.at(-1), 'field');
        const twin = update.add(withEntries(known, { T: string(Buffer.from('Twin')) }));
        const grown = withEntries(form.dict, { Fields: array([...form.fields, twin]) });
        if (form.ref) update.set(form.ref, grown);
        else update.set(document.root, withEntries(document.catalog, { AcroForm: grown }));
      });
      expect(await verdicts(file)).toMatchObject({ verdict: 'invalid', said: expect.stringContaining('holds it') });
    });

    it('a form whose appearances readers are to draw anew', async () => {
      const file = revise(sealed, (update, document) => {
        const form = readForm(document);
        const drawn = withEntries(form.dict, { NeedAppearances: true });
        if (form.ref) update.set(form.ref, drawn);
        else update.set(document.root, withEntries(document.catalog, { AcroForm: drawn }));
      });
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: '/NeedAppearances of the form changed' });
    });

    it('a filled form', async () => {
      const form = tableWithForm();
      const file = revise(await seal(form, own), (update, document) => {
        const field = document.dict(ref(4), 'field');
        update.set(ref(4), withEntries(field, { V: string(Buffer.from('Pay 99')) }));
      });
      expect(await verdicts(file)).toEqual({ verdict: 'changed', said: 'Object 4 was replaced' });
    });
  });
});

function tableWithForm(): Buffer {
  return tablePdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>',
    '<< /FT /Tx /T (Amount) /V (Pay 10) /Subtype /Widget /Rect [0 0 9 9] >>',
  ]);
}
