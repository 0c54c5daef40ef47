import { X509Certificate } from 'node:crypto';
import { type AppendedPages, appendSignaturePages } from '../incremental/append-pages.js';
import { appendApproval, certifyPages } from '../incremental/append-seal.js';
import { appendTimeStamp } from '../incremental/append-time-stamp.js';
import { ROOM_BEHIND } from '../incremental/joined.js';
import { inspectPdf } from '../inspect.js';
import { frame, type Job, type JobAnswer } from './protocol.js';

/**
 * The program of a child process: reads one job and one document from its standard input, answers on its standard output,
 * and ends. Whatever a hostile document does, it does it here, without keys, files or a way out.
 */
async function main(): Promise<void> {
  const input = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { job, rest } = await readJob(input);
  const composed = job.kind === 'stamp' ? job.composed : 0;
  const bytes = await readBytes(input, composed + job.size, rest);
  const [answer, body] = await work(job, bytes.subarray(composed), bytes.subarray(0, composed));
  await write(frame(answer));
  if (body) await write(body);
}

async function work(job: Job, document: Uint8Array, composed: Uint8Array): Promise<[JobAnswer, Uint8Array?]> {
  try {
    if (job.kind === 'verify') {
      // Loaded where it is needed: every other child starts without it.
      const { verifyPdf } = await import('../verify/verify-pdf.js');
      const anchors = job.anchors.map((pem) => new X509Certificate(pem));
      return [{ kind: 'verified', verification: await verifyPdf(document, anchors) }];
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
  document: Uint8Array,
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

async function readJob(input: AsyncIterator<Buffer>): Promise<{ job: Job; rest: Buffer }> {
  let bytes = Buffer.alloc(0);
  for (;;) {
    const needed = bytes.length < 4 ? 4 : 4 + bytes.readUInt32BE();
    if (bytes.length >= needed && bytes.length >= 4)
      return { job: JSON.parse(bytes.toString('utf8', 4, needed)) as Job, rest: bytes.subarray(needed) };
    const { value, done } = await input.next();
    // The parent has gone: there is nobody to answer.
    if (done) process.exit(0);
    bytes = Buffer.concat([bytes, value]);
  }
}

/** One buffer of the known size, with room behind it for what is appended: nothing in it is ever copied. */
async function readBytes(input: AsyncIterator<Buffer>, size: number, first: Buffer): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size + ROOM_BEHIND).subarray(0, size);
  let filled = first.copy(bytes);
  while (filled < size) {
    const { value, done } = await input.next();
    if (done) process.exit(0);
    filled += value.copy(bytes, filled);
  }
  return bytes;
}

function write(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

await main();
process.exit(0);
