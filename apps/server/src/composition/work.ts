import { createSecretKey, randomUUID } from 'node:crypto';
import {
  type Application,
  contentHash,
  dueProcesses,
  HeadProcess,
  introduceService,
  LeaseKeeper,
  TreeBuilder,
} from '@attestory/application';
import type { LeaseStore } from '@attestory/read-model';
import type { ServerConfig } from '../config.js';
import type { OpenApplication } from './open-application.js';
import type { ServiceKeys } from './service-keys.js';

/** What the service does by itself: this process's share of it, which changes as other processes come and go. */
export interface Work {
  /** By name, whether this process leads it. */
  readonly leading: ReadonlyMap<string, boolean>;
  /** Finishes what is under way, signs a last head if it leads there, and lets others lead. */
  stop(): Promise<void>;
}

/** Of a process that only answers requests. */
export const noWork: Work = { leading: new Map(), stop: async () => {} };

/** Begins what no other process leads, and stands by for the rest. */
export async function startWork(
  config: ServerConfig,
  { app, runners }: Pick<OpenApplication, 'app' | 'runners'>,
  keys: ServiceKeys,
  leases: LeaseStore,
  onError: (where: string, error: unknown) => void,
): Promise<Work> {
  await introduceService(app, keys.heads);
  const tree = new TreeBuilder(app.store, app.tree, (error) => onError('tree', error));
  await tree.start();
  const keeper = new LeaseKeeper({
    leases,
    holder: randomUUID(),
    works: [
      Object.values(runners),
      [headProcess(config, app, keys, tree, onError)],
      dueProcesses(app, runners, keys, onError),
    ],
    now: () => performance.now(),
    onError,
  });
  await keeper.start();
  return {
    get leading() {
      return keeper.leading;
    },
    stop: async () => {
      await keeper.stop();
      await tree.stop();
    },
  };
}

function headProcess(
  { settings }: ServerConfig,
  app: Application,
  keys: ServiceKeys,
  tree: TreeBuilder,
  onError: (where: string, error: unknown) => void,
): HeadProcess {
  const commandKey = createSecretKey(keys.commands);
  const content = (what: unknown) => contentHash(commandKey, what);
  const tools = { ...app, signer: keys.heads, contentHash: content, every: settings.headEvery };
  return new HeadProcess(tools, tree, (error) => onError('heads', error));
}
