import type { PdfSource, PdfVerdict, StrippingVerdict } from '@attestory/application';
import { ChildFailedError, type ChildPool } from '../child/child-pool.js';

const MiB = 2 ** 20;

const tooComplex: PdfVerdict = {
  rejected: {
    code: 'document-too-complex',
    detail: 'Removing its active content took more than 20 seconds or the memory that a sound document needs.',
  },
};

/**
 * Has active content removed in a child process with ceilings, and the new document inspected in another one: what was
 * said by a child that had read a hostile document counts for nothing.
 */
export async function stripInChild(
  pool: ChildPool,
  { size, part }: PdfSource,
  limits: { readonly pages: number },
  inspect: (document: PdfSource) => Promise<PdfVerdict>,
): Promise<StrippingVerdict> {
  const ceilings = { time: 20_000, memory: 512 * MiB + 6 * size };
  const ran = await pool.run({ kind: 'strip', size, limits }, { part }, ceilings).catch((error: unknown) => {
    if (error instanceof ChildFailedError) return null;
    throw error;
  });
  if (ran?.answer.kind === 'verdict') return ran.answer.verdict;
  if (ran?.answer.kind !== 'stripped') return tooComplex;
  const { removed } = ran.answer;
  const { body: pdf } = ran;
  const verdict = await inspect({ size: pdf.length, part: (start, end) => once(pdf.subarray(start, end)) });
  return 'rejected' in verdict ? verdict : { ...verdict, stripped: { pdf, removed } };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
