import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { frame, type Job, type JobAnswer } from './protocol.js';

export interface Ceilings {
  /** Milliseconds from the document's last byte to the answer's. */
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

  /** @throws ChildFailedError, and whatever the bytes throw */
  async run(job: Job, bytes: AsyncIterable<Uint8Array>, ceilings: Ceilings): Promise<ChildResult> {
    if (this.running >= this.concurrency) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.running++;
    const child = this.spare ?? this.spawn();
    this.spare = undefined;
    try {
      return await runIn(child, job, bytes, ceilings);
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

async function runIn(
  child: ChildProcess,
  job: Job,
  bytes: AsyncIterable<Uint8Array>,
  ceilings: Ceilings,
): Promise<ChildResult> {
  const guard = guardOf(child, ceilings);
  const answered = readAnswer(child);
  // Awaited below; until then a failure must not count as unhandled.
  answered.catch(() => {});
  try {
    await feed(child, job, bytes);
    guard.startClock();
    return await Promise.race([guard.broken, answered]);
  } finally {
    guard.stop();
  }
}

async function feed(child: ChildProcess, job: Job, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const { stdin } = child;
  if (!stdin) throw new ChildFailedError('crash');
  stdin.write(frame(job));
  for await (const chunk of bytes) {
    // A child that has ended early is told by its missing answer.
    if (child.exitCode !== null || stdin.destroyed) return;
    if (!stdin.write(chunk))
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
}

async function readAnswer(child: ChildProcess): Promise<ChildResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  if (all.length < 4 || all.length < 4 + all.readUInt32BE()) throw new ChildFailedError('crash');
  const end = 4 + all.readUInt32BE();
  const answer = JSON.parse(all.toString('utf8', 4, end)) as JobAnswer;
  const body = all.subarray(end);
  if (answer.kind === 'stamped' && answer.increment !== body.length) throw new ChildFailedError('crash');
  return { answer, body };
}

function guardOf(child: ChildProcess, { time, memory }: Ceilings) {
  let clock: NodeJS.Timeout | undefined;
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
      clock = setTimeout(() => end('time'), time);
    },
    stop: () => {
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
