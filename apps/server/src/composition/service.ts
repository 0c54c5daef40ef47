import { createSecretKey } from 'node:crypto';
import {
  type Application,
  contentHash,
  HeadProcess,
  dueKinds,
  introduceService,
  type NewestHead,
  SessionTokens,
  startProcesses,
  ViewBehindError,
} from '@attestory/application';
import type { ServerConfig } from '../config.js';
import { openApplication, type Runners } from './open-application.js';
import { type DemoMailCatcher, openMail, openPdfWorkshop } from './pdf-and-mail.js';
import { loadServiceKeys } from './service-keys.js';
import type { ServiceStatus } from '../metrics.js';

/** The service without its HTTP side: stores open, views following, processes at work. */
export interface Service {
  readonly app: Application;
  readonly tokens: SessionTokens;
  readonly catcher: DemoMailCatcher | null;
  readonly newestHead: NewestHead;
  /** Throws when a store doesn't answer or a view hasn't caught up since the start. */
  checkReady(): Promise<void>;
  status(): Promise<ServiceStatus>;
  stop(): Promise<void>;
}

/** Starts everything but HTTP. @throws ConfigError and the stores' errors */
export async function startService(
  config: ServerConfig,
  onError: (where: string, error: unknown) => void,
): Promise<Service> {
  const keys = await loadServiceKeys(config);
  const pdf = await openPdfWorkshop(config);
  const { mail, catcher } = await openMail(config);
  const { app, runners, close } = await openApplication(config, keys, { pdf, mail }, onError);
  const commandKey = createSecretKey(keys.commands);
  const heads = new HeadProcess(
    {
      ...app,
      signer: keys.heads,
      contentHash: (content) => contentHash(commandKey, content),
      every: config.settings.headEvery,
    },
    (error) => onError('heads', error),
  );
  await introduceService(app, keys.heads);
  for (const runner of Object.values(runners)) await runner.start();
  await heads.start();
  const processes = startProcesses(app, runners.due, heads.newest, keys.commands, onError);
  const atStart = await app.store.head();
  return {
    app,
    catcher,
    tokens: new SessionTokens(keys.tokens),
    newestHead: heads.newest,
    checkReady: async () => {
      await app.store.head();
      for (const runner of Object.values(runners))
        if (atStart !== null && !(await runner.waitFor(atStart, 0))) throw new ViewBehindError(runner.projection.name);
    },
    status: async () => ({
      views: caughtUp(runners, await app.store.head()),
      overdue: await overdue(app),
      head: heads.newest(),
    }),
    stop: async () => {
      await processes.stop();
      await heads.stop();
      for (const runner of Object.values(runners)) await runner.stop();
      await close();
    },
  };
}

function caughtUp(runners: Runners, head: string | null): Readonly<Record<string, boolean>> {
  const of = ({ projection, seen }: { readonly projection: { readonly name: string }; readonly seen: string | null }) =>
    [projection.name, head === null || (seen !== null && seen >= head)] as const;
  return Object.fromEntries(Object.values(runners).map(of));
}

/** For how long the oldest due task of each kind has waited, in seconds. */
async function overdue(app: Application): Promise<Readonly<Record<string, number>>> {
  const now = Date.parse(app.clock.now());
  const seconds = async (kind: (typeof dueKinds)[number]) => {
    const { items } = await app.views.due.find({ index: 'due', member: kind, limit: 1 });
    const times = Object.values(items[0]?.tasks ?? {}).filter((task) => task.kind === kind);
    const oldest = Math.min(now, ...times.map(({ dueAt }) => Date.parse(dueAt)));
    return [kind, (now - oldest) / 1_000] as const;
  };
  return Object.fromEntries(await Promise.all(dueKinds.map(seconds)));
}
