import { type Application, checkPolicies, SealedAuthentications, SessionTokens } from '@attestory/application';
import type { ServerConfig } from '../config.js';
import type { ServiceStatus } from '../telemetry/status-figures.js';
import { identitiesOf } from './identity-brokers.js';
import { openApplication, type Watch } from './open-application.js';
import { openLeases, takeFolder } from './open-leases.js';
import { refuseLeftLog } from './open-migration.js';
import { type DemoMailCatcher, openMail, openPdfWorkshop } from './pdf-and-mail.js';
import { readiness } from './readiness.js';
import { loadServiceKeys } from './service-keys.js';
import { serviceStatus } from './service-status.js';
import { noWork, startWork } from './work.js';

/** The service without its HTTP side: stores open, and at work unless its role is to answer requests only. */
export interface Service {
  readonly app: Application;
  readonly tokens: SessionTokens;
  readonly authentications: SealedAuthentications;
  readonly catcher: DemoMailCatcher | null;
  /** Throws when a store doesn't answer, or a view hasn't caught up since the start. */
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
  await refuseLeftLog(config);
  const folder = config.role === 'api' ? null : await takeFolder(config);
  const keys = await loadServiceKeys(config);
  const pdf = await openPdfWorkshop(config);
  const { mail, catcher } = await openMail(config);
  const identities = await identitiesOf(config);
  const open = await openApplication(config, keys, { pdf, mail, identities }, onError, watch);
  const { app, progress } = open;
  await checkPolicies(app);
  const leases = folder && (await openLeases(open.mongo, folder));
  const work = leases ? await startWork(config, open, keys, leases, onError) : noWork;
  return {
    app,
    catcher,
    tokens: new SessionTokens(keys.tokens),
    authentications: new SealedAuthentications(keys.tokens),
    checkReady: readiness(config.role, open, work, await app.store.head()),
    status: () => serviceStatus(app, Object.values(progress), work.leading),
    stop: async () => {
      await work.stop();
      await open.close();
      await folder?.close();
    },
  };
}
