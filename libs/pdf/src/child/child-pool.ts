import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildOutput } from './child-output.js';
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
  /** Bytes that come behind the job. */
  readonly before?: Uint8Array;
  /** The document's bytes from one offset to before another. */
  readonly part: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

export interface ChildResult {
  readonly answer: JobAnswer;
  readonly body: Uint8Array;
}

const look = 25;
/** From sources (tests) the built child is run: a child has no transformer. */
const program = fileURLToPath(import.meta.url).replace(
  /([\\/])src([\\/]child[\\/])child-pool\.ts$/,
  '$1dist$2child-pool.js',
);
const entry = program.replace(/child-pool\.js$/, 'pdf-child.js');
const library = dirname(dirname(dirname(program)));

/**
 * Runs jobs in child processes, one each, a few at a time. One spare child waits, so its start isn't waited for. Nice ones
 * leave the processor to whoever answers people, and keep a tenth of it when it is wanted by all.
 */
export class ChildPool {
  private spare: ChildProcess | undefined;
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly concurrency: number,
    private readonly niceness: 0 | 10 = 0,
  ) {
    this.spare = this.spawn();
  }

  /** @throws ChildFailedError, and whatever the document's parts throw */
  async run(job: Job, document: ChildDocument, ceilings: Ceilings): Promise<ChildResult> {
    if (this.running >= this.concurrency) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running++;
    const child = isAlive(this.spare) ? this.spare : this.spawn();
    this.spare = undefined;
    try {
      return await runIn(child, job, document, ceilings);
    } finally {
      child.kill('SIGKILL');
      this.running--;
      if (!this.closed) this.spare ??= this.spawn();
      this.queue.shift()?.();
    }
  }

  close(): void {
    this.closed = true;
    this.spare?.kill('SIGKILL');
  }

  private spawn(): ChildProcess {
    const modules = fileURLToPath(new URL('../../../../node_modules', `file://${program}`));
    const allowed = [`--allow-fs-read=${library}`, `--allow-fs-read=${modules}`];
    const flags = ['--permission', ...allowed, '--max-old-space-size=192', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, entry], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    // What goes wrong shows as a missing answer.
    child.on('error', () => {});
    child.stdin?.on('error', () => {});
    child.unref();
    this.beNice(child);
    return child;
  }

  private beNice({ pid }: ChildProcess): void {
    if (this.niceness === 0 || pid === undefined) return;
    try {
      setPriority(pid, Math.min(19, getPriority() + this.niceness));
    } catch {
      // It has ended already, which shows as a missing answer.
    }
  }
}

/** A spare may have been ended while it waited, by whoever is short of memory: no document is to blame for that. */
function isAlive(child: ChildProcess | undefined): child is ChildProcess {
  return child !== undefined && child.exitCode === null && child.signalCode === null;
}

async function runIn(child: ChildProcess, job: Job, document: ChildDocument, ceilings: Ceilings): Promise<ChildResult> {
  const guard = guardOf(child, ceilings);
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
  child: ChildProcess,
  job: Job,
  document: ChildDocument,
  guard: ReturnType<typeof guardOf>,
): Promise<ChildResult> {
  const output = new ChildOutput(child.stdout as AsyncIterable<Buffer>);
  await send(child, frame(job));
  if (document.before) await send(child, document.before);
  let given = 0;
  for (;;) {
    guard.startClock();
    const message = await output.message();
    if (!message) throw new ChildFailedError('crash');
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
    for await (const chunk of document.part(start, end)) await send(child, chunk);
  }
}

/** How many bytes follow an answer. */
function bodyOf(answer: JobAnswer): number {
  if (answer.kind === 'stripped') return answer.bytes;
  return 'increment' in answer ? answer.increment : 0;
}

/** A child that has ended early is told by its missing answer. */
async function send({ stdin, exitCode }: ChildProcess, bytes: Uint8Array): Promise<void> {
  if (!stdin || exitCode !== null || stdin.destroyed || stdin.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      stdin.off('drain', go);
      stdin.off('close', go);
      resolve();
    };
    stdin.on('drain', go);
    stdin.on('close', go);
  });
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
