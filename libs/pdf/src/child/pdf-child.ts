import { inspectPdf } from '../inspect.js';
import { frame, type Job, type JobAnswer } from './protocol.js';

/**
 * The program of a child process: reads one job and one document from its standard input, answers on its standard output,
 * and ends. Whatever a hostile document does, it does it here, without keys, files or a way out.
 */
async function main(): Promise<void> {
  const input = process.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { job, rest } = await readJob(input);
  const document = await readDocument(input, job.size, rest);
  const [answer, body] = await work(job, document);
  await write(frame(answer));
  if (body) await write(body);
}

async function work(job: Job, document: Uint8Array): Promise<[JobAnswer, Uint8Array?]> {
  try {
    if (job.kind === 'inspect') return [{ kind: 'verdict', verdict: inspectPdf(document, job.limits) }];
    const { stampDocument } = await import('../stamp-document.js');
    const { increment, hole } = await stampDocument(document, job);
    return [{ kind: 'stamped', increment: increment.length, hole }, increment];
  } catch (error) {
    return [{ kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }];
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

/** One buffer of the known size: the document is never copied. */
async function readDocument(input: AsyncIterator<Buffer>, size: number, first: Buffer): Promise<Uint8Array> {
  const document = Buffer.allocUnsafeSlow(size);
  let filled = first.copy(document);
  while (filled < size) {
    const { value, done } = await input.next();
    if (done) process.exit(0);
    filled += value.copy(document, filled);
  }
  return document;
}

function write(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

await main();
process.exit(0);
