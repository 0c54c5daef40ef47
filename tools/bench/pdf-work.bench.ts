import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { KnownPdf, PdfWorkshop, SealRequest } from '@attestory/application';
import { certificatesIn, createDemoSealIdentity, createPdfWorkshop, loadSealIdentity } from '@attestory/pdf';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { less, type Measurement, median, middle, type Scale } from './figures.ts';

/** P11 and P12. */
export const sealing: Measurement = { of: 'sealing a 50-page PDF', measure: sealingFigures };
/** P22. */
export const verdicts: Measurement = { of: 'verdicts on uploads', measure: verdictFigures };

const python = join(homedir(), '.cache/attestory/judges/bin/python');
const ms = (seconds: number) => `${(seconds * 1_000).toFixed(1)} ms`;

interface SealingRun {
  readonly ours: number;
  readonly pyhanko: number;
  readonly bare: number;
}

async function sealingFigures({ runs, quick }: Scale) {
  const done: SealingRun[] = [];
  await withWorkshop(async (workshop, { keyPem, chainPem }, folder) => {
    const pdf = await samplePdf('Fifty pages', 50);
    const [certificate = '', issuer = ''] = certificatesIn(chainPem);
    const given = { 'original.pdf': pdf, 'key.pem': keyPem, 'certificate.pem': certificate, 'issuer.pem': issuer };
    for (const [name, content] of Object.entries(given)) writeFileSync(join(folder, name), content);
    const files = Object.keys(given).map((name) => join(folder, name));
    const request: SealRequest = { original: known(pdf), page: contentFor(pdf) };
    const ours = async () => {
      const { increment } = await workshop.seal(request);
      durably(join(folder, 'sealed.pdf'), pdf, increment);
    };
    const times = quick ? 5 : 30;
    await repeated(5, ours);
    for (let run = 0; run < runs; run++) {
      const output = execFileSync(python, [join(import.meta.dirname, 'pyhanko-seal.py'), ...files, String(times)]);
      done.push({
        ours: await repeated(times, ours),
        pyhanko: median(JSON.parse(output.toString()) as number[]),
        bare: await repeated(times, async () => bare(join(folder, 'original.pdf'), keyPem, join(folder, 'copy.pdf'))),
      });
    }
  });
  const took = ms(middle(done, (run) => run.ours));
  return [
    {
      id: 'P11',
      what: 'stamp and seal a 50-page PDF (PAdES B-B), to the disk',
      against:
        'pyHanko as a library in a warm process, same file, key and level, without a signature page and in memory',
      ratios: done.map((run) => run.ours / run.pyhanko),
      measured: `${took}, pyHanko ${ms(middle(done, (run) => run.pyhanko))}`,
      ...{ atLeast: '≤ 0.2×', aim: '0.1×', reached: less(0.2, 0.1) },
      remark:
        'each document is read in a process of its own, which has warmed up on another one, and gets a signature page',
    },
    {
      id: 'P12',
      what: 'the same',
      against: 'copy + SHA-256 + P-256 + fsync',
      ratios: done.map((run) => run.ours / run.bare),
      measured: `${took}, bare ${ms(middle(done, (run) => run.bare))}`,
      ...{ atLeast: '≤ 3×', aim: '1.5×', reached: less(3, 1.5) },
      remark:
        'each document is read in a process of its own, which has warmed up on another one, and gets a signature page',
    },
  ];
}

async function verdictFigures({ runs }: Scale) {
  const folder = resolve(process.env.ATTESTORY_TEST_PDFS ?? '../shared/pdfs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));
  if (files.length === 0) throw new Error(`ATTESTORY_TEST_PDFS names no folder of PDFs: ${folder}`);
  const done: { readonly ours: number; readonly qpdf: number }[] = [];
  await withWorkshop(async (workshop) => {
    for (let run = 0; run < runs; run++) {
      const ours: number[] = [];
      const qpdf: number[] = [];
      for (const file of files) {
        const source = known(readFileSync(join(folder, file)));
        ours.push(await repeated(1, async () => void (await workshop.inspect(source))));
        qpdf.push(await repeated(1, async () => check(join(folder, file))));
      }
      done.push({ ours: p99(ours), qpdf: p99(qpdf) });
    }
  });
  return [
    {
      id: 'P22',
      what: `verdict on an upload, p99 over ${files.length} PDFs`,
      against: '`qpdf --check` p99',
      ratios: done.map((run) => run.ours / run.qpdf),
      measured: `${ms(middle(done, (run) => run.ours))}, qpdf ${ms(middle(done, (run) => run.qpdf))}`,
      ...{ atLeast: '≤ 5×', aim: '2×', reached: less(5, 2) },
      remark: 'each document is read in a process of its own, which has warmed up on another one',
    },
  ];
}

type Files = Awaited<ReturnType<typeof createDemoSealIdentity>>;

async function withWorkshop(work: (workshop: PdfWorkshop, files: Files, folder: string) => Promise<void>) {
  const files = await createDemoSealIdentity({ now: new Date().toISOString() });
  const workshop = createPdfWorkshop({ seal: loadSealIdentity(files), limits: { pages: 2_000 } });
  const folder = mkdtempSync(join(tmpdir(), 'attestory-pdf-'));
  try {
    await work(workshop, files, folder);
  } finally {
    await workshop.close();
    rmSync(folder, { recursive: true });
  }
}

/** Seconds: the median of some times, one after another, with a pause in which a spare child starts as between requests. */
async function repeated(times: number, work: () => Promise<void>): Promise<number> {
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) {
    await new Promise((done) => setTimeout(done, 150));
    const started = performance.now();
    await work();
    seconds.push((performance.now() - started) / 1_000);
  }
  return median(seconds);
}

function p99(seconds: readonly number[]): number {
  return [...seconds].sort((a, b) => a - b)[Math.ceil(seconds.length * 0.99) - 1] as number;
}

/** Its verdict doesn't matter here, only that it has one. */
function check(file: string): void {
  try {
    execFileSync('qpdf', ['--check', file], { stdio: 'ignore' });
  } catch (error) {
    if (typeof (error as { status?: unknown }).status !== 'number') throw error;
  }
}

function bare(original: string, keyPem: string, copy: string): void {
  const bytes = readFileSync(original);
  sign('sha256', createHash('sha256').update(bytes).digest(), createPrivateKey(keyPem));
  durably(copy, bytes);
}

function durably(path: string, ...parts: Uint8Array[]): void {
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  fsyncSync(file);
  closeSync(file);
}

function known(bytes: Uint8Array): KnownPdf {
  const part = async function* (start: number, end: number) {
    yield bytes.subarray(start, end);
  };
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), part };
}

function contentFor(pdf: Uint8Array): SealRequest['page'] {
  const at = '2026-11-24T10:00:00.000Z';
  return {
    ...{
      language: 'en',
      invitationId: 'c0ffee00-0000-4000-8000-000000000001',
      title: 'Lease',
      organizationName: 'Acme',
    },
    document: {
      ...{ id: 'c0ffee00-0000-4000-8000-000000000002', fileName: 'lease.pdf', sha256: known(pdf).sha256 },
      ...{ bytes: pdf.length, pages: 50, number: 1, of: 1 },
    },
    ...{ state: 'completed', sentAt: at, sealedAt: at, head: null },
    signatories: [
      {
        ...{ name: 'Aino Väisänen', state: 'signed' },
        signature: {
          ...{ signedAt: at, assurance: 'none', method: 'light', role: { kind: 'self' }, typedName: 'Aino Väisänen' },
          ...{ eventId: 'c0ffee00-0000-4000-8000-000000000003', eventHash: 'ab'.repeat(32) },
        },
      },
    ],
    verification: { code: 'ABCD-EFGH', url: 'https://sign.example/verify/ABCD-EFGH' },
  } as SealRequest['page'];
}
