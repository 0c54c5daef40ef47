import {
  type Application,
  type ApplicationViews,
  EventCodec,
  type IdentityBroker,
  LinkSecrets,
  lookupHash,
  type MailSender,
  type PdfWorkshop,
  ProjectionRunner,
  type ProjectionTools,
  systemClock,
  Transactor,
  ViewProgress,
  Views,
} from '@attestory/application';
import type { MongoDatabase } from '@attestory/mongo';
import {
  archivedDocuments,
  bulkSendings,
  dueImports,
  deliveries,
  dueNotices,
  duePeople,
  dueRules,
  dueWork,
  invitationDetails,
  memberships,
  organizations,
  personSessions,
  type Projection,
  retention,
  signatureHistory,
  signedDocuments,
  signerInbox,
  templates,
} from '@attestory/projections';
import type { ServerConfig } from '../config.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { closeAll, openStores } from './open-stores.js';
import type { ServiceKeys } from './service-keys.js';

/** All projections, as the server runs and `attestory rebuild` rebuilds them. */
export const projections = {
  invitations: invitationDetails,
  archived: archivedDocuments,
  history: signatureHistory,
  inbox: signerInbox,
  signed: signedDocuments,
  organizations,
  memberships,
  sessions: personSessions,
  deliveries,
  due: dueWork,
  notices: dueNotices,
  people: duePeople,
  rules: dueRules,
  retention,
  imports: dueImports,
  templates,
  bulkSendings,
} as const satisfies { readonly [K in keyof ApplicationViews]: Projection<never> | Projection<unknown> | object };

export type Runners = {
  readonly [K in keyof ApplicationViews]: ApplicationViews[K] extends Views<infer V> ? ProjectionRunner<V> : never;
};

export interface OpenApplication {
  readonly app: Application;
  /** Not running: one process leads each of them. */
  readonly runners: Runners;
  /** How far each projection's views have come, whoever runs it. */
  readonly progress: { readonly [K in keyof ApplicationViews]: ViewProgress };
  readonly tools: ProjectionTools;
  /** What of it is on MongoDB shares one database; null: nothing is. */
  readonly mongo: MongoDatabase | null;
  /** The embedded log's file, which several threads can read; null where the log isn't embedded. */
  readonly logFile: string | null;
  /** Closes the stores; processes and runners are stopped by whoever started them. */
  close(): Promise<void>;
}

/** Who watches the work of an application that serves; a command line's is watched by whoever typed it. */
export type Watch = Partial<Pick<Telemetry, 'observer' | 'watchAppends'>>;

/** Puts the application together over its stores. Several processes may do so over the same ones. */
export async function openApplication(
  config: ServerConfig,
  keys: ServiceKeys,
  outside: { readonly pdf: PdfWorkshop; readonly mail: MailSender; readonly identities: IdentityBroker },
  onError: (where: string, error: unknown) => void,
  watch: Watch = {},
): Promise<OpenApplication> {
  const { mongo, store: log, logFile, tree, readModel, keyVault, vault, close } = await openStores(config, keys);
  const store = watch.watchAppends?.(log) ?? log;
  const codec = new EventCodec(keyVault);
  const lookup = lookupHash(keys.lookups);
  const observed = watch.observer ? { observer: watch.observer } : {};
  const tools: ProjectionTools = { store, readModel, codec, lookup, ...observed };
  const progress = each((projection) => new ViewProgress(projection, readModel)) as OpenApplication['progress'];
  const runners = each(
    (projection, name) =>
      new ProjectionRunner(projection, tools, progress[name], (error) =>
        onError(`projection ${projection.name}`, error),
      ),
  ) as unknown as Runners;
  const views = each(
    (projection, name) => new Views(projection, readModel, lookup, progress[name]),
  ) as unknown as ApplicationViews;
  const app: Application = {
    ...outside,
    ...{ store, tree, readModel, vault, codec, lookup, views },
    keys: keyVault,
    clock: systemClock,
    transactor: new Transactor(store, codec, systemClock, keys.commands, watch.observer),
    links: new LinkSecrets(keys.links),
    settings: config.settings,
    ...observed,
  };
  return {
    app,
    runners,
    progress,
    tools,
    mongo,
    logFile,
    close: async () => {
      try {
        await closeAll([outside.pdf, outside.mail]);
      } finally {
        await close();
      }
    },
  };
}

/** Something for each projection. */
function each<T>(make: (projection: Projection, name: keyof ApplicationViews) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(projections).map(([name, projection]) => [
      name,
      make(projection as Projection, name as keyof ApplicationViews),
    ]),
  );
}
