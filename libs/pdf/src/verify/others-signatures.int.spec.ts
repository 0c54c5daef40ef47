import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ref, stream } from '@attestory/audit/pdf';
import { verifyPdf } from '../../../../test/support/verify-everywhere.js';
import { sourceOf } from '../source.sample.js';
import { verifyPdfInChild } from '../verify-in-child.js';
import { revise } from './sealed-pdf.sample.js';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const rootPem = fixture('pyhanko-root.pem').toString();
const verify = (file: Uint8Array) => verifyPdf(file, [new X509Certificate(rootPem)]);

/** Signed by pyHanko; see fixtures/README.md. */
describe('a PDF that somebody else’s program signed', () => {
  it.each([
    ['as PDF 1.7 does', 'pyhanko-pdf17.pdf', 'adbe.pkcs7.detached'],
    ['as PAdES', 'pyhanko-pades.pdf', 'ETSI.CAdES.detached'],
  ])('%s holds, and leads to the root that was given', async (_, name, subFilter) => {
    const report = await verify(fixture(name));
    expect(report.verdict).toBe('intact');
    expect(report.signatures).toMatchObject([
      { field: 'Anna', kind: 'approval', subFilter, valid: true, faults: [], signer: { trust: 'trusted' } },
    ]);
  });

  it('twice is signed further: each holds for what its signer saw', async () => {
    const report = await verify(fixture('pyhanko-twice.pdf'));
    expect(report.verdict).toBe('signed-further');
    expect(report.signatures.map(({ field, valid, after }) => [field, valid, after])).toEqual([
      ['Anna', true, 'signatures'],
      ['Bertil', true, 'nothing'],
    ]);
  });

  it('and then changed is seen, though the signature still holds', async () => {
    const contents = stream({}, Buffer.from('BT (Pay 99) Tj ET'));
    const changed = revise(fixture('pyhanko-pades.pdf'), (update) => update.set(ref(4), contents));
    expect(await verify(changed)).toMatchObject({
      verdict: 'changed',
      signatures: [{ valid: true, after: 'changes', changes: ['Object 4 was replaced'] }],
    });
  });

  it('with a visible signature after another is said to cover a part of a page', async () => {
    const { signatures } = await verify(fixture('pyhanko-visible.pdf'));
    expect(signatures[0]).toMatchObject({
      after: 'changes',
      changes: ['An added signature covers a part of a page'],
    });
  });

  it('is verified in a child process as well, and what breaks the child is told', async () => {
    const signed = fixture('pyhanko-twice.pdf');
    expect(await verifyPdfInChild(sourceOf(signed), [rootPem])).toEqual(await verify(signed));
    const refused = verifyPdfInChild(sourceOf(signed), ['no certificate']);
    await expect(refused).rejects.toThrow(expect.objectContaining({ name: 'PdfNotVerifiedError' }));
  });
});
