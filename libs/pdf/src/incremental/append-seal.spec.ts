import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { dict, readPages, ref } from '@attestory/audit/pdf';
import { verifyPdf } from '../../../../test/support/verify-everywhere.js';
import { PdfDocument } from '../pdf-document.js';
import { soundPdf } from '../made-pdf.sample.js';
import {
  approve,
  approveAnyway,
  revise,
  type SampleIdentity,
  sampleIdentity,
  seal,
} from '../verify/sealed-pdf.sample.js';
import { appendSignaturePages } from './append-pages.js';
import { appendApproval, certifyPages } from './append-seal.js';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '..', 'verify', 'fixtures', `${name}.pdf`));
const about = { signedAt: '2026-11-24T10:00:00.000Z', name: 'Sample', contentsBytes: 2_000, sha256: '0'.repeat(64) };
const sealRect = { page: 0, x: 10, y: 20, width: 100, height: 50 };

describe('a seal behind earlier signatures', () => {
  let identity: SampleIdentity;
  beforeAll(async () => {
    identity = await sampleIdentity();
  });

  it.each([
    ['pyhanko-pades', 1],
    ['pyhanko-pdf17', 1],
    ['pyhanko-twice', 2],
    ['certified-p2', 1],
    ['certified-p3', 1],
    ['locked-listed', 1],
    ['signed-form', 1],
    ['signed-form-twice', 2],
    ['signed-streams', 1],
  ])('leaves them as they are, and the file as it was: %s', async (name, signatures) => {
    const original = fixture(name);
    const sealed = await approve(original, identity);
    expect(sealed.subarray(0, original.length).equals(original)).toBe(true);
    const { verdict, signatures: reports } = await verifyPdf(sealed);
    expect(verdict).toBe('signed-further');
    expect(reports.map(({ valid, after }) => [valid, after])).toEqual([
      ...Array<unknown>(signatures).fill([true, 'signatures']),
      [true, 'nothing'],
    ]);
    expect(reports.at(-1)).toMatchObject({ kind: 'approval', field: 'AttestorySeal', original: { matches: true } });
    expect(reports.at(-1)).not.toHaveProperty('permits');
    const [before, after] = [original, sealed].map((file) => readPages(new PdfDocument(file)));
    expect(after).toEqual(before);
  });

  it('is seen when something is changed behind it', async () => {
    const sealed = await approve(fixture('signed-form'), identity);
    const page = readPages(new PdfDocument(sealed))[0]?.ref ?? ref(0);
    const changed = revise(sealed, (update) => update.set(page, dict({})));
    expect((await verifyPdf(changed)).verdict).not.toMatch(/intact|signed-further/);
  });

  it('can follow another of ours', async () => {
    const twice = await approve(await approve(fixture('certified-p2'), identity), identity);
    const { verdict, signatures } = await verifyPdf(twice);
    expect([verdict, ...signatures.map(({ field }) => field)]).toEqual([
      'signed-further',
      'Anna',
      'AttestorySeal',
      'AttestorySeal2',
    ]);
  });

  it.each(['certified-p1', 'locked-all', 'locked-others', 'locked-document'])(
    'is refused where it would break them: %s',
    (name) => {
      expect(() => appendApproval({ ...about, document: fixture(name) })).toThrow(/certified|locks/);
    },
  );

  it.each(['certified-p1', 'locked-document'])(
    'counts as a change where it is there against that: %s',
    async (name) => {
      const { verdict, signatures } = await verifyPdf(await approveAnyway(fixture(name), identity));
      expect([verdict, ...signatures.map(({ valid, permits }) => [valid, permits])]).toEqual([
        'changed',
        [true, 1],
        [true, undefined],
      ]);
    },
  );

  it('is refused behind our own certification', async () => {
    const sealed = await seal(soundPdf(), identity);
    expect(() => appendApproval({ ...about, document: sealed })).toThrow(/certified against any change/);
  });

  it('is the only thing that may be appended: pages are refused', () => {
    const request = { ...about, original: fixture('pyhanko-pades'), page: () => ({ pdf: soundPdf(), sealRect }) };
    expect(() => appendSignaturePages(request)).toThrow('The document is signed already');
  });
});

describe('a signature page on its own', () => {
  const document = soundPdf();

  it('is certified against any change, in the frame that is drawn for it', () => {
    const { increment } = certifyPages({ ...about, document, sealRect });
    const after = new PdfDocument(Buffer.concat([document, increment]));
    const text = Buffer.from(increment).toString('latin1');
    expect(readPages(after)).toHaveLength(1);
    expect(text).toMatch(/\/TransformMethod \/DocMDP \/TransformParams << \/Type \/TransformParams \/P 1 /);
    expect(text).toContain('/Rect [10 20 110 70]');
    expect(text).not.toContain('ATST_Original');
  });

  it('needs the page that the seal is to stand on', () => {
    expect(() => certifyPages({ ...about, document, sealRect: { ...sealRect, page: 1 } })).toThrow(RangeError);
  });
});
