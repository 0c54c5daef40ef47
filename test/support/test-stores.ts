import { randomUUID } from 'node:crypto';
import { EsdbServerProcess } from './esdb-server/esdb-server-process.ts';
import { MongoServer } from './mongo-server.ts';

/** Where a service keeps what it stores: all in its data folder, the log or all else on a server, or all on servers. */
export const pairs = ['embedded', 'esdb', 'mongodb', 'servers'] as const;
export type Pair = (typeof pairs)[number];

/** On what the end-to-end specs run that don't choose for themselves. */
export const testedPair: Pair = pairNamed(process.env.ATTESTORY_TEST_STORES || 'embedded');

/** The servers on which a service keeps what it stores, with the variables that say so. */
export interface StartedStores {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Fresh ones; on the servers that `ATTESTORY_TEST_ESDB` and `ATTESTORY_TEST_MONGODB` name, or on test servers of their own. */
export async function startStores(pair: Pair): Promise<StartedStores> {
  const parts = await Promise.all([
    ...(pair === 'esdb' || pair === 'servers' ? [startLog()] : []),
    ...(pair === 'mongodb' || pair === 'servers' ? [startDatabase()] : []),
  ]);
  return {
    env: Object.assign({}, ...parts.map(({ env }) => env)),
    remove: async () => {
      await Promise.all(parts.map((part) => part.remove()));
    },
  };
}

/** Whether somebody has chosen where a service stores. */
export const isChosen = (env: Readonly<Record<string, string>>): boolean =>
  'ATTESTORY_EVENT_STORE' in env || 'ATTESTORY_MONGODB' in env;

/** Defines tests of what only these pairs have. Elsewhere there are none of them: none is skipped, and none seems to pass. */
export function onlyOn(those: readonly Pair[], _because: string, define: () => void): void {
  if (those.includes(testedPair)) define();
}

async function startLog(): Promise<StartedStores> {
  const given = process.env.ATTESTORY_TEST_ESDB;
  const namespace = { ATTESTORY_EVENT_STORE_NAMESPACE: `test${randomUUID().replaceAll('-', '')}` };
  if (given) return { env: { ATTESTORY_EVENT_STORE: given, ...namespace }, remove: async () => {} };
  const log = await EsdbServerProcess.start();
  return { env: { ATTESTORY_EVENT_STORE: log.connectionString, ...namespace }, remove: () => log.kill() };
}

async function startDatabase(): Promise<StartedStores> {
  const mongo = await MongoServer.start();
  return { env: { ATTESTORY_MONGODB: mongo.freshDatabase() }, remove: () => mongo.remove() };
}

function pairNamed(name: string): Pair {
  const found = pairs.find((pair) => pair === name);
  if (found === undefined) throw new Error(`ATTESTORY_TEST_STORES is ${name}: it must be one of ${pairs.join(', ')}`);
  return found;
}
