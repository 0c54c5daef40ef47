import { X509Certificate } from 'node:crypto';
import { type AppendedPages, appendSignaturePages } from '../incremental/append-pages.js';
import { appendApproval, certifyPages } from '../incremental/append-seal.js';
import { appendTimeStamp } from '../incremental/append-time-stamp.js';
import { inspectPdf } from '../inspect.js';
import { PdfBytes } from '../syntax/pdf-bytes.js';
import { fetchPart, readExactly, readJob, say, writeAll } from './parent-link.js';
import type { Job, JobAnswer } from './protocol.js';

/**
 * The program of a child process: reads one job from its standard input, asks for the parts of the document that it needs,
 * answers on its standard output, and ends. Whatever a hostile document does, it does it here, without keys, files or a way
 * out.
 */
async function main(): Promise<void> {
  const job = readJob();
  const composed = Buffer.alloc(job.kind === 'stamp' ? job.composed : 0);
  readExactly(composed);
  const [answer, body] = await work(job, PdfBytes.fetched(job.size, fetchPart), composed);
  say(answer);
  if (body) writeAll(body);
}

async function work(job: Job, document: PdfBytes, composed: Uint8Array): Promise<[JobAnswer, Uint8Array?]> {
  try {
    if (job.kind === 'verify') {
      // Loaded where it is needed: every other child starts without it.
      const { verifyPdf } = await import('../verify/verify-pdf.js');
      const anchors = job.anchors.map((pem) => new X509Certificate(pem));
      return [{ kind: 'verified', verification: await verifyPdf(document.slice(0, document.length), anchors) }];
    }
    if (job.kind === 'inspect') return [{ kind: 'verdict', verdict: inspectPdf(document, job.limits) }];
    const { increment, hole } = appended(job, document, composed);
    return [{ kind: 'stamped', increment: increment.length, hole }, increment];
  } catch (error) {
    return [{ kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }];
  }
}

function appended(
  job: Exclude<Job, { readonly kind: 'verify' | 'inspect' }>,
  document: PdfBytes,
  composed: Uint8Array,
): AppendedPages {
  switch (job.kind) {
    case 'time-stamp':
      return appendTimeStamp({ document, contentsBytes: job.contentsBytes });
    case 'stamp':
      return appendSignaturePages({ ...job, original: document, composed });
    case 'approve':
      return appendApproval({ ...job, document });
    case 'certify':
      return certifyPages({ ...job, document });
  }
}

await main();
process.exit(0);
