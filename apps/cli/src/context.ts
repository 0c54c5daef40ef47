import { access } from 'node:fs/promises';
import { CommandRejectedError, noBrokers, type PdfWorkshop, readOrganization } from '@attestory/application';
import {
  loadConfig,
  loadServiceKeys,
  openApplication,
  type OpenApplication,
  type ServerConfig,
} from '@attestory/server';

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** Who looks at PDFs; absent: nobody does. */
  readonly inspector?: (config: ServerConfig) => Pick<PdfWorkshop, 'inspect' | 'close'>;
}

/** The application over the same data as the server, without running anything: no processes, no following views. */
export async function withApplication<T>(
  work: (open: OpenApplication, config: ServerConfig) => Promise<T>,
  { env = process.env, inspector }: Surroundings = {},
): Promise<T> {
  const config = loadConfig(env);
  const keys = await loadServiceKeys(config);
  const pdf = { ...none, ...inspector?.(config) };
  const open = await openApplication(config, keys, { pdf, mail: none, identities: noBrokers }, () => {});
  try {
    return await work(open, config);
  } finally {
    await open.close();
  }
}

/** The command line neither seals nor mails. */
const none = {
  inspect: unused,
  removeActiveContent: unused,
  seal: unused,
  addTimeStamp: unused,
  addValidationData: unused,
  composeAddendum: unused,
  sealingCertificate: unused,
  send: unused,
  close: () => Promise.resolve(),
};

function unused(): Promise<never> {
  return Promise.reject(new Error('the command line neither seals nor sends mail'));
}

/** Says what is wrong with a command line, or with what it was asked for. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError where the log knows no such organization */
export function organizationIn({ app }: OpenApplication, id: string): ReturnType<typeof readOrganization> {
  return readOrganization(app, id).catch((error: unknown) => {
    if (error instanceof CommandRejectedError) throw new UsageError(`There is no organization ${id}.`);
    throw error;
  });
}

/** Prints a result: as JSON for programs, or as text for people. */
export function print(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text()}\n`);
}

/** Whether there is a file or folder. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
