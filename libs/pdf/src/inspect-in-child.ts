import type { PdfVerdict, PdfWorkshop } from '@attestory/application';
import { ChildFailedError, ChildPool } from './child/child-pool.js';

const ceilings = { time: 5_000, memory: 256 * 2 ** 20 };

const tooComplex: PdfVerdict = {
  rejected: {
    code: 'document-too-complex',
    detail: 'Reading the document took more than 5 seconds or 256 MB of memory.',
  },
};

export interface PdfInspector extends Pick<PdfWorkshop, 'inspect' | 'close'> {
  readonly pool: ChildPool;
}

/** Inspects in child processes with ceilings. It needs no key. */
export function createPdfInspector({
  limits,
  concurrency = 2,
}: {
  readonly limits: { readonly pages: number };
  /** Documents worked on at once. */
  readonly concurrency?: number;
}): PdfInspector {
  const pool = new ChildPool(concurrency);
  return {
    pool,
    inspect: async ({ size, part }, purpose = 'sign') => {
      if (size === 0) return { rejected: { code: 'not-a-pdf', detail: 'The file is empty.' } };
      try {
        const job = { kind: 'inspect' as const, size, limits: { ...limits, purpose } };
        const { answer } = await pool.run(job, { part }, ceilings);
        return answer.kind === 'verdict' ? answer.verdict : tooComplex;
      } catch (error) {
        if (error instanceof ChildFailedError) return tooComplex;
        throw error;
      }
    },
    close: async () => pool.close(),
  };
}
