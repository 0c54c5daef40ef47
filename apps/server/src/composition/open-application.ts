import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Application,
  type ApplicationViews,
  EventCodec,
  LinkSecrets,
  lookupHash,
  type MailSender,
  type PdfWorkshop,
  ProjectionRunner,
  type ProjectionTools,
  systemClock,
  Transactor,
  Views,
} from '@attestory/application';
import type { EventStore } from '@attestory/event-store';
import type { MongoDatabase } from '@attestory/mongo';
import {
  dueWork,
  invitationDetails,
  organizationArchive,
  organizations,
  type Projection,
  signatureHistory,
  signerInbox,
} from '@attestory/projections';
import { ConfigError, type ServerConfig } from '../config.js';
import { storeFiles } from './copy-stores.js';
import type { ServiceKeys } from './service-keys.js';

/** All projections, as the server runs and `attestory rebuild` rebuilds them. */
export const projections = {
  invitations: invitationDetails,
  archive: organizationArchive,
  history: signatureHistory,
  inbox: signerInbox,
  organizations,
  due: dueWork,
} as const satisfies { readonly [K in keyof ApplicationViews]: Projection<never> | Projection<unknown> | object };

export type Runners = {
  readonly [K in keyof ApplicationViews]: ApplicationViews[K] extends Views<infer V> ? ProjectionRunner<V> : never;
};

export interface OpenApplication {
  readonly app: Application;
  readonly runners: Runners;
  readonly tools: ProjectionTools;
  /** The embedded log's file, which several threads can read; null where the log isn't embedded. */
  readonly logFile: string | null;
  /** Closes the stores; processes and runners are stopped by whoever started them. */
  close(): Promise<void>;
}

/** Opens the stores of the data folder, and the log wherever it is. Adapters are loaded here and nowhere else. */
export async function openStores(config: ServerConfig, keys: ServiceKeys) {
  const { dataFolder } = config;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const [trees, readModels, keyVaults, vaults] = await Promise.all([
    import('@attestory/event-store/open-sqlite'),
    import('@attestory/read-model/open-sqlite'),
    import('@attestory/key-vault/open-sqlite'),
    import('@attestory/document-vault/open-files'),
  ]);
  const logFile = join(dataFolder, storeFiles.events);
  const mongo = await openDatabase(config);
  return {
    mongo,
    store: await openLog(config.eventStore, logFile),
    logFile: config.eventStore ? null : logFile,
    tree: await trees.openSqliteTreeStore({ file: join(dataFolder, 'tree.sqlite') }),
    readModel: await readModels.openSqliteReadModel({ file: join(dataFolder, 'views.sqlite') }),
    keyVault: await keyVaults.openSqliteKeyVault({ file: join(dataFolder, 'keys.sqlite'), masterKey: keys.master }),
    vault: await vaults.openFilesDocumentVault({ folder: join(dataFolder, 'documents') }),
  };
}

/** In the data folder, or on a server. */
async function openLog(eventStore: ServerConfig['eventStore'], file: string): Promise<EventStore> {
  if (!eventStore) return (await import('@attestory/event-store/open-sqlite')).openSqliteEventStore({ file });
  if (existsSync(file)) throw new ConfigError(`ATTESTORY_EVENT_STORE is given, but there is a log already: ${file}`);
  return (await import('@attestory/event-store/open-esdb')).openEsdbEventStore(eventStore);
}

/** What lives in MongoDB shares one database; null: nothing does. */
async function openDatabase({ mongodb: connectionString }: ServerConfig): Promise<MongoDatabase | null> {
  if (!connectionString) return null;
  return (await import('@attestory/mongo/open-mongo')).openMongo({ connectionString });
}

/** Puts the application together over its stores. */
export async function openApplication(
  config: ServerConfig,
  keys: ServiceKeys,
  outside: { readonly pdf: PdfWorkshop; readonly mail: MailSender },
  onError: (where: string, error: unknown) => void,
): Promise<OpenApplication> {
  const { mongo, store, logFile, tree, readModel, keyVault, vault } = await openStores(config, keys);
  const codec = new EventCodec(keyVault);
  const lookup = lookupHash(keys.lookups);
  const tools: ProjectionTools = { store, readModel, codec, lookup };
  const runners = Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => [
      name,
      new ProjectionRunner(projection as Projection, tools, (error) => onError(`projection ${projection.name}`, error)),
    ]),
  ) as unknown as Runners;
  const views = Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => {
      const runner = runners[name as keyof Runners];
      return [name, new Views(projection as Projection, readModel, lookup, runner as ProjectionRunner<unknown>)];
    }),
  ) as unknown as ApplicationViews;
  const app: Application = {
    ...outside,
    ...{ store, tree, readModel, vault, codec, lookup, views },
    keys: keyVault,
    clock: systemClock,
    transactor: new Transactor(store, codec, systemClock, keys.commands),
    links: new LinkSecrets(keys.links),
    settings: config.settings,
  };
  return {
    app,
    runners,
    tools,
    logFile,
    close: async () => {
      try {
        await closeAll([outside.pdf, outside.mail, readModel, vault, keyVault, tree, store]);
      } finally {
        await mongo?.close();
      }
    },
  };
}

/** Closes everything, also when one of them fails. */
async function closeAll(parts: readonly { close(): Promise<void> }[]): Promise<void> {
  const results = await Promise.allSettled(parts.map((part) => part.close()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
