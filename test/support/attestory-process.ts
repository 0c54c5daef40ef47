import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { isChosen, type StartedStores, startStores, testedPair } from './test-stores.ts';

const root = resolve(import.meta.dirname, '../..');
const serverEntry = join(root, 'apps/server/dist/main.js');
const cliEntry = join(root, 'apps/cli/dist/main.js');
const quiet = '--disable-warning=ExperimentalWarning';
/** How long a start may take, on a machine that does other things too. */
const startCeiling = 60_000;

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The stores beside a data folder, for every server and command line on it. */
const storesBeside = new Map<string, StartedStores>();

/**
 * A real server process on its own data folder, as `npm start` runs it (built by `npm run build`). Where its stores are is
 * `ATTESTORY_TEST_STORES`' to say, unless its variables do.
 */
export class AttestoryProcess {
  private child: ChildProcess | undefined;
  output = '';

  readonly port: number;
  readonly dataFolder: string;
  private readonly env: Readonly<Record<string, string>>;

  private readonly program: string;

  private constructor(port: number, dataFolder: string, env: Readonly<Record<string, string>>, program: string) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.env = env;
    this.program = program;
  }

  /** On data of its own, in a temporary folder unless another is given; with another program than the service's own. */
  static async start(
    env: Readonly<Record<string, string>> = {},
    folder?: string,
    program = serverEntry,
  ): Promise<AttestoryProcess> {
    const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), 'attestory-e2e-')));
    const isFirst = !storesBeside.has(dataFolder) && !isChosen(env);
    if (isFirst) storesBeside.set(dataFolder, await startStores(testedPair));
    const server = new AttestoryProcess(await freePort(), dataFolder, env, program);
    try {
      await server.restart();
    } catch (error) {
      if (isFirst) await server.removeStores();
      throw error;
    }
    return server;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child?.pid as number;
  }

  /** How the command line is run; the process's own program is Node. */
  readonly cliCommand = [quiet, cliEntry] as const;

  get environment(): NodeJS.ProcessEnv {
    const own = { PORT: String(this.port), ATTESTORY_DATA: this.dataFolder };
    return { ...process.env, LOG_LEVEL: 'warn', ...storesBeside.get(this.dataFolder)?.env, ...this.env, ...own };
  }

  /** Starts the process (again) on the same data, and waits until it is ready. */
  async restart(): Promise<void> {
    const child = spawn(process.execPath, [quiet, this.program], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.output += data.toString();
      });
    const deadline = Date.now() + startCeiling;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`the server ended at its start:\n${this.output}`);
      const ready = await fetch(`${this.baseUrl}/health/ready`).catch(() => null);
      if (ready?.status === 200) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    await this.end('SIGKILL');
    throw new Error(`the server was not ready in time:\n${this.output}`);
  }

  /** Ends the process: SIGTERM to finish what is under way, SIGKILL to lose what isn't on disk. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exit) as [number | null];
    return code;
  }

  /** Waits until the process has ended by itself; false when it hasn't within so many milliseconds. */
  async ended(within: number): Promise<boolean> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return true;
    return once(child, 'exit', { signal: AbortSignal.timeout(within) }).then(
      () => true,
      () => false,
    );
  }

  /** Ends the process and removes its data. */
  async remove(): Promise<void> {
    await this.end('SIGKILL');
    await this.removeStores();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  private async removeStores(): Promise<void> {
    await storesBeside.get(this.dataFolder)?.remove();
    storesBeside.delete(this.dataFolder);
  }

  /** Runs the command line on the same data. */
  cli(...args: string[]): Promise<CliResult> {
    return this.cliOn(this.dataFolder, ...args);
  }

  /** Runs the command line on a copy of the data. */
  cliOn(dataFolder: string, ...args: string[]): Promise<CliResult> {
    return this.cliWith({ ATTESTORY_DATA: dataFolder }, ...args);
  }

  /** Runs the command line with other variables. */
  cliWith(env: Readonly<Record<string, string>>, ...args: string[]): Promise<CliResult> {
    return runCli({ ...this.environment, ...env }, ...args);
  }
}

/** Runs the command line. */
export async function runCli(env: NodeJS.ProcessEnv, ...args: string[]): Promise<CliResult> {
  try {
    const options = { env: { ...process.env, LOG_LEVEL: 'warn', ...env }, maxBuffer: 64 * 1024 * 1024 };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [quiet, cliEntry, ...args], options);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
