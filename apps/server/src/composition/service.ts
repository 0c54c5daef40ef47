import { createSecretKey } from 'node:crypto';
import {
  type Application,
  contentHash,
  HeadProcess,
  introduceService,
  type NewestHead,
  SessionTokens,
  startProcesses,
  ViewBehindError,
} from '@attestory/application';
import type { ServerConfig } from '../config.js';
import { openApplication, type Watch } from './open-application.js';
import { type DemoMailCatcher, openMail, openPdfWorkshop } from './pdf-and-mail.js';
import { loadServiceKeys } from './service-keys.js';
import { serviceStatus } from './service-status.js';
import type { ServiceStatus } from '../telemetry/status-figures.js';

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
  watch: Watch,
): Promise<Service> {
  const keys = await loadServiceKeys(config);
  const pdf = await openPdfWorkshop(config);
  const { mail, catcher } = await openMail(config);
  const { app, runners, close } = await openApplication(config, keys, { pdf, mail }, onError, watch);
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
    status: () => serviceStatus(app, Object.values(runners), heads.newest()),
    stop: async () => {
      await processes.stop();
      await heads.stop();
      for (const runner of Object.values(runners)) await runner.stop();
      await close();
    },
  };
}
