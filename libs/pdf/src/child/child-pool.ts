import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ComposedSignaturePage } from '../signature-page/compose-signature-page.js';
import { PdfChildProcess } from './pdf-child-process.js';
import { frame, type Job, type JobAnswer } from './protocol.js';

export interface Ceilings {
  /** Milliseconds that the child may take for itself: while it waits for bytes, the clock stands still. */
  readonly time: number;
  /** Bytes of memory that the child may hold (resident). */
  readonly memory: number;
}

/** The child was ended for taking too much, or ended by itself without an answer. */
export class ChildFailedError extends Error {
  override readonly name = 'ChildFailedError';
  constructor(readonly reason: 'time' | 'memory' | 'crash') {
    super(`the child process was ended: ${reason}`);
  }
}

/** What a child works on. */
export interface ChildDocument {
  /** The signature page that is to be appended, once it is composed. */
  readonly page?: Promise<ComposedSignaturePage>;
  /** The document's bytes from one offset to before another. */
  readonly part: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

export interface ChildResult {
  readonly answer: JobAnswer;
  readonly body: Uint8Array;
}

const look = 25;
/** Milliseconds after a job before the next spare child starts: to start one holds up whoever waits for the result. */
const rest = 10;

/**
 * Runs jobs in child processes, one each, a few at a time. One spare child waits, and warms up while nothing else is done,
 * so that neither its start nor its compiler is waited for. Nice ones leave the processor to whoever answers people, and
 * keep a tenth of it when it is wanted by all.
 */
export class ChildPool {
  private spare: PdfChildProcess | undefined;
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private closed = false;
  private next: NodeJS.Timeout | undefined;

  constructor(
    private readonly concurrency: number,
    private readonly niceness: 0 | 10 = 0,
  ) {
    this.haveSpare();
  }

  /** @throws ChildFailedError, and whatever the document's parts throw */
  async run(job: Job, document: ChildDocument, ceilings: Ceilings): Promise<ChildResult> {
    if (this.running >= this.concurrency) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running++;
    const child = this.spare?.isAlive ? this.spare : new PdfChildProcess(this.niceness);
    this.spare = undefined;
    try {
      return await runIn(child, job, document, ceilings);
    } finally {
      child.process.kill('SIGKILL');
      this.running--;
      clearTimeout(this.next);
      this.next = setTimeout(() => this.haveSpare(), rest).unref();
      this.queue.shift()?.();
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.next);
    this.spare?.process.kill('SIGKILL');
  }

  private haveSpare(): void {
    if (this.closed || this.spare?.isAlive) return;
    const spare = new PdfChildProcess(this.niceness);
    this.spare = spare;
    spare.warmUp(() => this.spare === spare && this.running === 0);
  }
}

async function runIn(
  child: PdfChildProcess,
  job: Job,
  document: ChildDocument,
  ceilings: Ceilings,
): Promise<ChildResult> {
  const guard = guardOf(child.process, ceilings);
  const answered = converse(child, job, document, guard);
  // Awaited below; a child that is ended meanwhile must not make its missing answer count as unhandled.
  answered.catch(() => {});
  try {
    return await Promise.race([guard.broken, answered]);
  } finally {
    guard.stop();
  }
}

/** Gives the child what it asks for until it answers. */
async function converse(
  child: PdfChildProcess,
  job: Job,
  document: ChildDocument,
  guard: ReturnType<typeof guardOf>,
): Promise<ChildResult> {
  await send(child.process, frame(job));
  guard.startClock();
  const output = await child.output();
  let given = 0;
  for (;;) {
    const message = await output.message();
    if (!message) throw new ChildFailedError('crash');
    if (message.kind === 'need-page') {
      guard.stopClock();
      await sendPage(child.process, document.page);
      guard.startClock();
      continue;
    }
    if (message.kind !== 'need') {
      const body = await output.body(bodyOf(message));
      if (!body) throw new ChildFailedError('crash');
      return { answer: message, body };
    }
    const { start, end } = message;
    given += end - start;
    // A sound child asks for each byte once.
    if (!(start >= 0 && start < end && end <= job.size && given <= job.size)) throw new ChildFailedError('crash');

    guard.stopClock();
    for await (const chunk of document.part(start, end)) await send(child.process, chunk);
    guard.startClock();
  }
}

/** How many bytes follow an answer. */
function bodyOf(answer: JobAnswer): number {
  if (answer.kind === 'stripped') return answer.bytes;
  return 'increment' in answer ? answer.increment : 0;
}

async function sendPage(child: ChildProcess, page: ChildDocument['page']): Promise<void> {
  if (!page) throw new ChildFailedError('crash');
  const { pdf, sealRect } = await page;
  await send(child, frame({ kind: 'page', bytes: pdf.length, sealRect }));
  await send(child, pdf);
}

/** Until the bytes have been handed on: their memory may be gone then. A child that has ended is told by its missing answer. */
async function send({ stdin, exitCode }: ChildProcess, bytes: Uint8Array): Promise<void> {
  if (!stdin || exitCode !== null || stdin.destroyed) return;
  await new Promise<void>((resolve) => stdin.write(bytes, () => resolve()));
}

function guardOf(child: ChildProcess, { time, memory }: Ceilings) {
  let clock: NodeJS.Timeout | undefined;
  let [left, started, stopped] = [time, 0, false];
  let fail: (error: ChildFailedError) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    fail = reject;
  });
  broken.catch(() => {});
  const end = (reason: 'time' | 'memory') => {
    child.kill('SIGKILL');
    fail(new ChildFailedError(reason));
  };
  const watch = setInterval(() => void residentBytes(child.pid).then((bytes) => bytes > memory && end('memory')), look);
  return {
    broken,
    startClock: () => {
      if (stopped) return;
      started = performance.now();
      clock = setTimeout(() => end('time'), left);
    },
    stopClock: () => {
      clearTimeout(clock);
      left -= performance.now() - started;
    },
    stop: () => {
      stopped = true;
      clearInterval(watch);
      clearTimeout(clock);
    },
  };
}

/** 0 where the system doesn't tell (no /proc): then only the heap's ceiling holds. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(statm.split(' ')[1] ?? 0) * 4_096;
}
