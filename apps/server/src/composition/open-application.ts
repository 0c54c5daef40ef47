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
import {
  dueWork,
  invitationDetails,
  organizationArchive,
  organizations,
  type Projection,
  signatureHistory,
  signerInbox,
} from '@attestory/projections';
import type { ServerConfig } from '../config.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { closeAll, openStores } from './open-stores.js';
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

/** Who watches the work of an application that serves; a command line's is watched by whoever typed it. */
export type Watch = Partial<Pick<Telemetry, 'observer' | 'watchAppends'>>;

/** Puts the application together over its stores. */
export async function openApplication(
  config: ServerConfig,
  keys: ServiceKeys,
  outside: { readonly pdf: PdfWorkshop; readonly mail: MailSender },
  onError: (where: string, error: unknown) => void,
  watch: Watch = {},
): Promise<OpenApplication> {
  const { store: log, logFile, tree, readModel, keyVault, vault, close } = await openStores(config, keys);
  const store = watch.watchAppends?.(log) ?? log;
  const codec = new EventCodec(keyVault);
  const lookup = lookupHash(keys.lookups);
  const observed = watch.observer ? { observer: watch.observer } : {};
  const tools: ProjectionTools = { store, readModel, codec, lookup, ...observed };
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
    transactor: new Transactor(store, codec, systemClock, keys.commands, watch.observer),
    links: new LinkSecrets(keys.links),
    settings: config.settings,
    ...observed,
  };
  return {
    app,
    runners,
    tools,
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
