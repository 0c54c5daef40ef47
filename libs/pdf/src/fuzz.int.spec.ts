import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { PdfDamagedError } from '@attestory/audit/pdf';
import { appendSignaturePages } from './incremental/append-pages.js';
import { appendApproval } from './incremental/append-seal.js';
import { inspectPdf } from './inspect.js';
import { SOUND, soundPdf, streamPdf } from './made-pdf.sample.js';
import { stripOrVerdict } from './strip/strip-verdict.js';

const MUTANTS = 6_000;
/** Mutants with a seal of which qpdf is asked, too. */
const JUDGED = 40;
/** What the structure of a PDF hangs on; most of a file is stream data, which nobody reads here. */
const TOKENS =
  '/Kids /Count /Parent /Type /Pages /Page obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) /Length /Prev /Size /Root /W /Index /N /First R /Filter /AcroForm /Fields 65535 /Annots % /V /FT -1 999999999999 /ObjStm /XRef'.split(
    ' ',
  );

/** A generator of numbers below a bound that gives the same ones in each run. */
function seeded(start: number): (below: number) => number {
  let seed = start;
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

function mutate(source: Buffer, random: (below: number) => number): Buffer {
  const one = <T>(of: readonly T[]): T => of[random(of.length)] as T;
  let bytes: Buffer = Buffer.from(source);
  for (let count = 1 + random(3); count > 0; count--) {
    const token = Buffer.from(one(TOKENS), 'latin1');
    const found = bytes.indexOf(one(TOKENS), random(bytes.length), 'latin1');
    const at = found < 0 ? random(bytes.length) : Math.min(bytes.length - 1, found + random(16));
    const from = random(bytes.length);
    const change: (() => Buffer)[] = [
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at + 1)]),
      () => Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)]),
      () => Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at + token.length)]),
      () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(20))]),
      () => bytes.subarray(0, at + 1),
      () => Buffer.concat([bytes, bytes.subarray(at, at + random(2_000))]),
      () =>
        Buffer.from(
          bytes.toString('latin1').replace(/\d(?=\d* \d+ (?:R|obj|n))/g, (d) => (random(40) ? d : `${random(10)}`)),
          'latin1',
        ),
      () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, from + random(200)), bytes.subarray(at)]),
    ];
    bytes = one(change)();
  }
  return bytes;
}

async function sources(): Promise<Buffer[]> {
  const document = await PDFDocument.create();
  document.addPage().drawText('Fuzz', { font: await document.embedFont(StandardFonts.Helvetica) });
  document.getForm().createTextField('name').addToPage(document.getPage(0));
  const [tables, streams] = [await document.save({ useObjectStreams: false }), await document.save()];
  return [soundPdf(), streamPdf(SOUND), Buffer.from(tables), Buffer.from(streams)];
}

const sealRect = { page: 0, x: 10, y: 10, width: 100, height: 50 };
const sha256 = '0'.repeat(64);
const about = {
  page: () => ({ pdf: soundPdf(), sealRect }),
  sha256,
  signedAt: '2026-11-24T10:00:00.000Z',
  name: 'x',
  contentsBytes: 64,
};

describe('mutated PDFs', () => {
  it(`get a verdict, ${MUTANTS} times; whatever is accepted can be sealed, and qpdf reads it`, async () => {
    const random = seeded(20_261_124);
    const originals = await sources();
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
    const counts = { rejected: 0, accepted: 0, judged: 0 };
    const wrong: string[] = [];
    for (let i = 0; i < MUTANTS; i++) {
      const original = mutate(originals[random(originals.length)] as Buffer, random);
      if (!('accepted' in inspectPdf(original, { pages: 2_000 }))) {
        counts.rejected++;
        continue;
      }
      counts.accepted++;
      let sealed: Buffer;
      try {
        sealed = Buffer.concat([original, appendSignaturePages({ ...about, original }).increment]);
      } catch (error) {
        if (!(error instanceof PdfDamagedError)) throw error;
        wrong.push(`${i}: accepted, yet ${error.message}`);
        continue;
      }
      if (counts.judged >= JUDGED || random(8) > 0) continue;
      counts.judged++;
      const [was, is] = [qpdf(folder, original), qpdf(folder, sealed)];
      if (is > was) wrong.push(`${i}: qpdf ends with ${is} after sealing, with ${was} before`);
    }
    rmSync(folder, { recursive: true });
    expect(wrong).toEqual([]);
    // Mutants that were all refused, or all accepted, would prove nothing.
    expect(counts.rejected).toBeGreaterThan(MUTANTS / 10);
    expect(counts.accepted).toBeGreaterThan(MUTANTS / 10);
    expect(counts.judged).toBe(JUDGED);
  }, 120_000);

  it('that were signed are accepted only where a seal can follow, and leaves the signatures as they are', async () => {
    const random = seeded(20_261_126);
    const names = ['pyhanko-twice', 'certified-p2', 'signed-form', 'signed-streams', 'locked-listed'];
    const originals = names.map((name) => readFileSync(join(import.meta.dirname, 'verify', 'fixtures', `${name}.pdf`)));
    const counts = { rejected: 0, sealed: 0 };
    for (let i = 0; i < MUTANTS / 3; i++) {
      const document = mutate(originals[random(originals.length)] as Buffer, random);
      const verdict = inspectPdf(document, { pages: 2_000 });
      if (!('accepted' in verdict) || !verdict.accepted.signatures) {
        counts.rejected++;
        continue;
      }
      // It throws where more than a signature came of it.
      appendApproval({ ...about, document });
      counts.sealed++;
    }
    expect(Math.min(counts.rejected, counts.sealed)).toBeGreaterThan(MUTANTS / 60);
  }, 120_000);

  it('with active content get a verdict, or become a document that has none and can be signed', () => {
    const random = seeded(20_261_127);
    const media = '<< /Type /Annot /Subtype /Movie /Rect [0 0 9 9] /AP << /N 4 0 R >> >>';
    const objects = {
      1: '<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /Names << /JavaScript << /Names [(a) 5 0 R] >> >> >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Annots [${media}] >>`,
      4: '<< /Length 4 >>\nstream\nq Q \nendstream',
      5: '<< /S /JavaScript /JS (x) /Next [<< /S /Launch >>] >>',
    };
    const counts = { verdicts: 0, stripped: 0 };
    for (let i = 0; i < MUTANTS / 3; i++) {
      const outcome = stripOrVerdict(mutate(soundPdf(objects), random), { pages: 2_000 });
      if ('verdict' in outcome) {
        counts.verdicts++;
        continue;
      }
      counts.stripped++;
      expect(inspectPdf(outcome.stripped, { pages: 2_000 })).toHaveProperty('accepted');
    }
    expect(Math.min(counts.verdicts, counts.stripped)).toBeGreaterThan(MUTANTS / 30);
  }, 120_000);
});

/** 0: sound, 3: repaired, 2: broken. */
function qpdf(folder: string, bytes: Buffer): number {
  const path = join(folder, 'mutant.pdf');
  writeFileSync(path, bytes);
  const { status, error } = spawnSync('qpdf', ['--check', path]);
  if (error) throw error;
  return [0, 3, 2].indexOf(status ?? 2);
}
