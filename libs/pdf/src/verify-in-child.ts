import type { PdfSource } from '@attestory/application';
import type { PdfVerification } from '@attestory/audit/verify-pdf';
import { ChildFailedError, ChildPool } from './child/child-pool.js';

const MiB = 2 ** 20;

/** The document took more time or memory than a sound one does, or broke the program that read it. */
export class PdfNotVerifiedError extends Error {
  override readonly name = 'PdfNotVerifiedError';
}

/**
 * Verifies the signatures of a stranger's PDF in a child process with ceilings, which has no keys, files or way out.
 * @param anchors certificates (PEM) whose word counts as trusted
 * @throws PdfNotVerifiedError
 */
export async function verifyPdfInChild(
  { size, part }: PdfSource,
  anchors: readonly string[] = [],
): Promise<PdfVerification> {
  const pool = new ChildPool(1);
  try {
    const ceilings = { time: 60_000, memory: 512 * MiB + 6 * size };
    const { answer } = await pool.run({ kind: 'verify', size, anchors }, { part }, ceilings);
    if (answer.kind === 'verified') return answer.verification;
    throw new PdfNotVerifiedError(answer.kind === 'failed' ? answer.message : 'no answer');
  } catch (error) {
    if (!(error instanceof ChildFailedError)) throw error;
    throw new PdfNotVerifiedError('Reading it took more time or memory than a sound document does.');
  } finally {
    pool.close();
  }
}
