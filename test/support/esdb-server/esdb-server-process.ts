import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';
import { freezeProcess } from '../freeze-process.ts';
import type { ServerOptions } from './server.js';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const PRELOAD = new URL('../../../libs/event-store/src/sqlite/fixtures/run-from-source.mjs', import.meta.url).href;
const NODE = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', PRELOAD];

/** A test server in a process of its own, which can be killed, frozen and started again on its port. */
export class EsdbServerProcess {
  readonly port: number;
  private child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly options: ServerOptions;

  private constructor(child: EsdbServerProcess['child'], options: ServerOptions, port: number) {
    [this.child, this.options, this.port] = [child, options, port];
  }

  static async start(options: Partial<ServerOptions> = {}): Promise<EsdbServerProcess> {
    const { child, port } = await launch({ port: await freePort(), ...options });
    return new EsdbServerProcess(child, { ...options, port }, port);
  }

  /** For a client: without TLS, unless the server has it. */
  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=${this.options.tls !== undefined}`;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** Connections stay; nothing is answered any more. */
  freeze(): Promise<void> {
    return freezeProcess(this.pid);
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** After a kill: on the same port, with what its file holds; with another `access` as somebody may have changed it. */
  async startAgain(changed: Pick<ServerOptions, 'access'> = {}): Promise<void> {
    this.child = (await launch({ ...this.options, ...changed })).child;
  }
}

async function launch(options: ServerOptions) {
  const child = spawn(process.execPath, [...NODE, MAIN, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the test server ended with ${code}`)));
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(Number(line)));
  });
  return { child, port };
}
