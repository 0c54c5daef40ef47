import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentVault } from '@attestory/document-vault';
import type { EventStore } from '@attestory/event-store';
import type { KeyTransfer, KeyVault } from '@attestory/key-vault';
import type { MongoDatabase } from '@attestory/mongo';
import type { ReadModel } from '@attestory/read-model';
import { ConfigError, type ServerConfig } from '../config.js';
import { documentsFolder, storeFiles } from './copy-stores.js';
import type { ServiceKeys } from './service-keys.js';

interface Closable {
  close(): Promise<void>;
}

/** The stores of a service. */
export type Stores = Awaited<ReturnType<typeof openStores>>;

/** In a data folder while a log is being copied into it. */
export const unfinishedFile = 'migration-unfinished';

/**
 * Opens the stores, in the data folder or on the servers that are configured. Adapters are loaded here and nowhere else.
 * What was opened is closed again when one of them can't be.
 */
export async function openStores(config: ServerConfig, keys: Pick<ServiceKeys, 'master'>, openLogOf = openLog) {
  const { dataFolder } = config;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const opened: Closable[] = [];
  const keep = async <T extends Closable | null>(opening: Promise<T>): Promise<T> => {
    const part = await opening;
    if (part) opened.unshift(part);
    return part;
  };
  try {
    const trees = await import('@attestory/event-store/open-sqlite');
    const logFile = join(dataFolder, storeFiles.events);
    const mongo = await keep(openDatabase(config));
    return {
      mongo,
      store: await keep(openLogOf(config)),
      logFile: config.eventStore ? null : logFile,
      tree: await keep(trees.openSqliteTreeStore({ file: join(dataFolder, storeFiles.tree) })),
      readModel: await keep(openViews(dataFolder, mongo)),
      keyVault: await keep(openKeys(dataFolder, mongo, keys.master)),
      vault: await keep(openDocuments(dataFolder, mongo)),
      close: () => closeInTurn(opened),
    };
  } catch (error) {
    await closeInTurn(opened).catch(() => undefined);
    throw error;
  }
}

/** In the data folder, or on a server. */
async function openLog({ eventStore, dataFolder }: ServerConfig): Promise<EventStore> {
  if (existsSync(join(dataFolder, unfinishedFile)))
    throw new ConfigError(`a migration into ${dataFolder} is not finished: run attestory migrate to its end.`);
  const file = join(dataFolder, storeFiles.events);
  if (!eventStore) return (await import('@attestory/event-store/open-sqlite')).openSqliteEventStore({ file });
  refuseLeftBehind('ATTESTORY_EVENT_STORE', file);
  return (await import('@attestory/event-store/open-esdb')).openEsdbEventStore(eventStore);
}

/** What lives in MongoDB shares one database; null: nothing does. */
async function openDatabase({ mongodb: connectionString }: ServerConfig): Promise<MongoDatabase | null> {
  if (!connectionString) return null;
  return (await import('@attestory/mongo/open-mongo')).openMongo({ connectionString });
}

/** Views that the data folder holds may stay there: they are made from the log. */
async function openViews(dataFolder: string, mongo: MongoDatabase | null): Promise<ReadModel> {
  if (mongo) return (await import('@attestory/read-model/open-mongo')).openMongoReadModel({ mongo });
  const file = join(dataFolder, 'views.sqlite');
  return (await import('@attestory/read-model/open-sqlite')).openSqliteReadModel({ file });
}

async function openKeys(
  dataFolder: string,
  mongo: MongoDatabase | null,
  masterKey: Uint8Array,
): Promise<KeyVault & KeyTransfer> {
  const file = join(dataFolder, storeFiles.keys);
  if (!mongo) return (await import('@attestory/key-vault/open-sqlite')).openSqliteKeyVault({ file, masterKey });
  refuseLeftBehind('ATTESTORY_MONGODB', file);
  return (await import('@attestory/key-vault/open-mongo')).openMongoKeyVault({ mongo, masterKey });
}

async function openDocuments(dataFolder: string, mongo: MongoDatabase | null): Promise<DocumentVault> {
  const folder = join(dataFolder, documentsFolder);
  if (!mongo) return (await import('@attestory/document-vault/open-files')).openFilesDocumentVault({ folder });
  refuseLeftBehind('ATTESTORY_MONGODB', folder);
  return (await import('@attestory/document-vault/open-gridfs')).openGridFsDocumentVault({ mongo });
}

/** What the data folder holds so far would be missed on the server. */
export function refuseLeftBehind(variable: string, path: string): void {
  if (!existsSync(path)) return;
  throw new ConfigError(`${variable} is given, but ${path} is there already: docs/how-to/migrate.md moves it.`);
}

/** The database last: others are on it. */
async function closeInTurn(parts: readonly Closable[]): Promise<void> {
  const database = parts.at(-1);
  try {
    await closeAll(parts.slice(0, -1));
  } finally {
    await database?.close();
  }
}

/** Closes everything, also when one of them fails. */
export async function closeAll(parts: readonly Closable[]): Promise<void> {
  const results = await Promise.allSettled(parts.map((part) => part.close()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
