import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { freePort } from './free-port.ts';
import { freezeProcess } from './freeze-process.ts';

/**
 * A MongoDB-compatible server for tests: a FerretDB (SQLite backend) in a process of its own, which can be killed, frozen
 * and started again on its port; or the server that `ATTESTORY_TEST_MONGODB` names, which stays as it is.
 */
export class MongoServer {
  private readonly given: string | null;
  private readonly folder: string;
  readonly port: number;
  private child: ChildProcessByStdio<null, null, Readable> | null;

  private constructor(given: string | null, folder: string, port: number, child: MongoServer['child']) {
    [this.given, this.folder, this.port, this.child] = [given, folder, port, child];
  }

  /** @param options.own for a test that kills it: never one that belongs to somebody else */
  static async start(options: { readonly own?: boolean } = {}): Promise<MongoServer> {
    const given = options.own ? undefined : process.env.ATTESTORY_TEST_MONGODB;
    if (given !== undefined) return new MongoServer(given, '', 0, null);
    const folder = await mkdtemp(join(tmpdir(), 'attestory-mongo-'));
    const { child, port } = await launch(folder, await freePort());
    return new MongoServer(null, folder, port, child);
  }

  /** Whether it is this test's own, which may be killed. */
  get own(): boolean {
    return this.given === null;
  }

  /** With the name of a database that nobody has used before. */
  freshDatabase(): string {
    const name = `attestory_test_${randomUUID().replaceAll('-', '')}`;
    if (this.given === null) return `mongodb://127.0.0.1:${this.port}/${name}`;
    const url = new URL(this.given);
    url.pathname = `/${name}`;
    return url.href;
  }

  get pid(): number {
    return this.child?.pid as number;
  }

  get hasEnded(): boolean {
    return this.child !== null && (this.child.exitCode !== null || this.child.signalCode !== null);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (!this.child || this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** Connections stay; nothing is answered any more. */
  async freeze(): Promise<void> {
    if (this.child) await freezeProcess(this.pid);
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  /**
   * After a kill: on the same port, with what its folder holds.
   * @param pragmas of SQLite, e.g. `query_only(1)`: what it can't do this time
   */
  async startAgain(pragmas: readonly string[] = []): Promise<void> {
    if (this.own) this.child = (await launch(this.folder, this.port, pragmas)).child;
  }

  async remove(): Promise<void> {
    await this.kill();
    if (this.own) await rm(this.folder, { recursive: true, force: true });
  }
}

/** Without waiting for the disk: what a killed process wrote is there all the same. */
async function launch(folder: string, port: number, pragmas: readonly string[] = []) {
  const settings = ['synchronous(off)', ...pragmas].map((pragma) => `_pragma=${pragma}`).join('&');
  const data = ['--handler=sqlite', `--sqlite-url=file:${folder}/?${settings}`, '--state-dir=', '--telemetry=disable'];
  const listen = [`--listen-addr=127.0.0.1:${port}`, '--debug-addr=-', '--log-format=json'];
  const child = spawn(process.env.FERRETDB_PATH ?? 'ferretdb', [...data, ...listen], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise<{ child: typeof child; port: number }>((resolve, reject) => {
    const last: string[] = [];
    child.once('error', (error) => reject(new Error(`FerretDB can't be started (${error.message}); see .ci/run`)));
    child.once('exit', (code) => reject(new Error(`FerretDB ended with ${code}: ${last.join('\n')}`)));
    createInterface(child.stderr).on('line', (line) => {
      last.splice(0, last.length - 4);
      last.push(line);
      const listening = /Listening on TCP 127\.0\.0\.1:(\d+)/.exec(line);
      if (listening) resolve({ child, port: Number(listening[1]) });
    });
  });
}
