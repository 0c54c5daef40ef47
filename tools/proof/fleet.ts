import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, eventually } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { EsdbServerProcess } from '../../test/support/esdb-server/esdb-server-process.ts';
import { MongoServer } from '../../test/support/mongo-server.ts';
import { leadsOf } from '../../test/support/processes-beside.ts';
import { Gate } from './gate.ts';
import { Mailbox } from './mailbox.ts';
import { pause } from './rig.ts';

/** A server of stores, and the only way to it. */
export interface Guarded<S> {
  readonly server: S;
  readonly gate: Gate;
}

type Role = 'api' | 'worker' | 'all';

/** Processes of the service over an EventStoreDB and a MongoDB, all of which can be killed, frozen and cut off. */
export class Fleet {
  readonly folder: string;
  readonly log: Guarded<EsdbServerProcess>;
  readonly database: Guarded<MongoServer>;
  /** For a process or command line of the service, but for its role and data folder. */
  readonly env: Readonly<Record<string, string>>;
  readonly fronts: AttestoryProcess[] = [];
  readonly workers: AttestoryProcess[] = [];

  private constructor(folder: string, log: Fleet['log'], database: Fleet['database']) {
    [this.folder, this.log, this.database] = [folder, log, database];
    const name = new URL(database.server.freshDatabase()).pathname;
    this.env = {
      LOG_LEVEL: 'fatal',
      ATTESTORY_EVENT_STORE: `esdb://127.0.0.1:${log.gate.port}?tls=false`,
      ATTESTORY_MONGODB: `mongodb://127.0.0.1:${database.gate.port}${name}`,
      ATTESTORY_KEYS: join(folder, 'keys'),
      ATTESTORY_HEAD_EVERY_SECONDS: '1',
    };
  }

  static async start(roles: readonly Role[] = ['worker', 'worker', 'api']): Promise<Fleet> {
    const folder = await mkdtemp(join(tmpdir(), 'attestory-fleet-'));
    const [log, database] = await Promise.all([
      EsdbServerProcess.start({ file: join(folder, 'log') }),
      MongoServer.start({ own: true }),
    ]);
    const fleet = new Fleet(
      folder,
      { server: log, gate: await Gate.to(log.port) },
      { server: database, gate: await Gate.to(database.port) },
    );
    try {
      // One after another: the first makes the keys.
      for (const [i, role] of roles.entries()) {
        const started = await AttestoryProcess.start({ ...fleet.env, ROLE: role }, join(folder, `${role}-${i}`));
        if (role !== 'worker') fleet.fronts.push(started);
        if (role !== 'api') fleet.workers.push(started);
      }
    } catch (error) {
      await fleet.remove();
      throw error;
    }
    return fleet;
  }

  get front(): AttestoryProcess {
    return this.fronts[0] as AttestoryProcess;
  }

  async register(): Promise<ApiClient> {
    const { api } = await ApiClient.register(this.front);
    const mailbox = new Mailbox(this.workers.map(({ dataFolder }) => dataFolder));
    api.mailTo = (address) => mailbox.to(address);
    return api;
  }

  /** The worker that leads most, with what it leads, and one that stands by. */
  async standing(): Promise<{ leader: AttestoryProcess; leads: readonly string[]; other: AttestoryProcess }> {
    return eventually(async () => {
      const all = await Promise.all(this.workers.map(async (worker) => ({ worker, leads: await ledBy(worker) })));
      const [first, second] = all.sort((a, b) => b.leads.length - a.leads.length);
      if (!first || !second || first.leads.length === 0) return undefined;
      return { leader: first.worker, leads: first.leads, other: second.worker };
    }, 'a worker to lead');
  }

  /** The milliseconds until a process leads all of these. */
  async untilLed(works: readonly string[], by: AttestoryProcess): Promise<number> {
    const since = performance.now();
    await eventually(async () => {
      const led = await ledBy(by);
      return works.every((work) => led.includes(work)) || undefined;
    }, 'the other worker to lead');
    return performance.now() - since;
  }

  /** Waits until every process says that it can do its part, for five minutes: the machine may do other things, too. */
  async ready(): Promise<void> {
    for (const { baseUrl, environment } of [...this.fronts, ...this.workers]) {
      const url = `${baseUrl}/health/ready`;
      for (const end = performance.now() + 300_000; ; await pause(200)) {
        const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((error: Error) => error);
        if (answer instanceof Response && answer.status === 200) break;
        const said = answer instanceof Response ? `${answer.status} ${await answer.text()}` : answer.message;
        if (performance.now() > end) throw new Error(`the ${environment.ROLE} was not ready: ${said}`);
      }
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.fronts, ...this.workers].map((process) => process.end('SIGTERM')));
  }

  async remove(): Promise<void> {
    for (const process of [...this.fronts, ...this.workers]) await process.end('SIGKILL');
    for (const { gate } of [this.log, this.database]) gate.close();
    await Promise.all([this.log.server.kill(), this.database.server.remove()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function ledBy(worker: AttestoryProcess): Promise<string[]> {
  const leads = await leadsOf(worker).catch(() => []);
  return leads.filter(({ isLed }) => isLed).map(({ work }) => work);
}
