import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '@attestory/event-store';
import { ConfigError, type ServerConfig } from '../config.js';
import { storeFiles } from './copy-stores.js';
import { closeAll, openStores, refuseLeftBehind, type Stores, unfinishedFile } from './open-stores.js';
import type { ServiceKeys } from './service-keys.js';

/** Everything of one service on its way from its data folder to the stores that are configured. */
export interface Migration {
  /** Can't be appended to while it is open, by whatever process. */
  readonly source: Stores;
  /** Whether its log was left for good already, by an earlier migration. */
  readonly wasLeft: boolean;
  readonly target: Stores;
  /** From now on no service starts on the target. */
  begin(): Promise<void>;
  /** The source is never appended to again, and the target is a service's. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

interface TargetLog {
  readonly store: EventStore;
  begin(): Promise<void>;
  finish(): Promise<void>;
}

/**
 * @param from the data folder that is left
 * @throws EventStoreUnavailableError when another process holds its log; otherwise as `openStores`
 */
export async function openMigration(from: string, config: ServerConfig, keys: ServiceKeys): Promise<Migration> {
  const logs = await import('@attestory/event-store/open-sqlite');
  const log = { file: join(from, storeFiles.events) };
  const held = logs.holdSqliteEventStore(log);
  const opened: Stores[] = [];
  const release = () => closeAll(opened).finally(() => held.release());
  try {
    const source = await openStores({ ...config, dataFolder: from, eventStore: null, mongodb: null }, keys);
    opened.push(source);
    const there: TargetLog[] = [];
    const target = await openStores(config, keys, async (where) => {
      const targetLog = await openTargetLog(where);
      there.push(targetLog);
      return targetLog.store;
    });
    opened.push(target);
    const [targetLog] = there as [TargetLog];
    const unfinished = join(config.dataFolder, unfinishedFile);
    return {
      ...{ source, target, wasLeft: logs.wasSqliteEventStoreLeft(log), close: release },
      begin: async () => {
        await touch(unfinished);
        await targetLog.begin();
      },
      finish: async () => {
        // In this order, so that at no time both could be appended to.
        held.leaveForGood();
        await targetLog.finish();
        await rm(unfinished, { force: true });
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** @throws ConfigError when the log of the data folder goes on elsewhere */
export async function refuseLeftLog({ eventStore, dataFolder }: ServerConfig): Promise<void> {
  const file = join(dataFolder, storeFiles.events);
  if (eventStore || !existsSync(file)) return;
  if ((await import('@attestory/event-store/open-sqlite')).wasSqliteEventStoreLeft({ file }))
    throw new ConfigError(`${file} has moved to another store (attestory migrate): start the service that has it now.`);
}

async function openTargetLog({ eventStore, dataFolder }: ServerConfig): Promise<TargetLog> {
  const file = join(dataFolder, storeFiles.events);
  if (eventStore) {
    refuseLeftBehind('ATTESTORY_EVENT_STORE', file);
    return (await import('@attestory/event-store/open-esdb')).openEsdbEventStoreForMigration(eventStore);
  }
  const store = await (await import('@attestory/event-store/open-sqlite')).openSqliteEventStore({ file });
  return { store, begin: async () => {}, finish: async () => {} };
}

async function touch(path: string): Promise<void> {
  const handle = await open(path, 'a', 0o600);
  await handle.sync();
  await handle.close();
}
