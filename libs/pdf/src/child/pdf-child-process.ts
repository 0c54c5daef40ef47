import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { getPriority, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildOutput } from './child-output.js';
import { frame } from './protocol.js';

/** How often a child goes over a document of our own at most; more often hardly makes it faster. */
const WARM_UPS = 8;
/** From sources (tests) the built child is run: a child has no transformer. */
const program = fileURLToPath(import.meta.url).replace(
  /([\\/])src([\\/]child[\\/])pdf-child-process\.ts$/,
  '$1dist$2pdf-child-process.js',
);
const entry = program.replace(/pdf-child-process\.js$/, 'pdf-child.js');
const library = dirname(dirname(dirname(program)));

/** A child process that has been started for one job. */
export class PdfChildProcess {
  readonly process: ChildProcess;
  private readonly said: ChildOutput;
  private warming: Promise<void> = Promise.resolve();

  constructor(niceness: number) {
    this.process = start();
    beNice(this.process, niceness);
    this.said = new ChildOutput(this.process.stdout as AsyncIterable<Buffer>);
  }

  /** One that waited may have been ended by whoever is short of memory: no document is to blame for that. */
  get isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Has the child compile its code for as long as there is nothing better to do. */
  warmUp(isIdle: () => boolean): void {
    const rounds = async () => {
      for (let round = 0; round < WARM_UPS && this.isAlive && isIdle(); round++) {
        this.process.stdin?.write(frame({ kind: 'warm-up' }));
        if ((await this.said.message()) === undefined) return;
      }
    };
    // One that breaks here shows as a missing answer to its job.
    this.warming = rounds().catch(() => {});
  }

  /** What it says about its job: what it said before has been heard by then. */
  async output(): Promise<ChildOutput> {
    await this.warming;
    return this.said;
  }
}

function start(): ChildProcess {
  const modules = fileURLToPath(new URL('../../../../node_modules', `file://${program}`));
  const allowed = [library, join(dirname(library), 'audit'), modules].map((path) => `--allow-fs-read=${path}`);
  const flags = ['--permission', ...allowed, '--max-old-space-size=192', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, entry], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
  // What goes wrong shows as a missing answer.
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  // A child that waits keeps nobody from ending; while it works, its guard does.
  child.unref();
  (child.stdout as Socket).unref();
  return child;
}

function beNice({ pid }: ChildProcess, niceness: number): void {
  if (niceness === 0 || pid === undefined) return;
  try {
    setPriority(pid, Math.min(19, getPriority() + niceness));
  } catch {
    // It has ended already, which shows as a missing answer.
  }
}
