import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MailSender, type PdfWorkshop } from '@attestory/application';
import { checkSmtp, createDemoMailCatcher, createSmtpMailSender } from '@attestory/notifications';
import {
  certificatesIn,
  createPdfWorkshop,
  describeRevocation,
  requestTimeStamp,
  type TimeStampAuthority,
} from '@attestory/pdf';
import { ConfigError, type ServerConfig } from '../config.js';
import { openSeal } from './seal-key.js';

export type DemoMailCatcher = Awaited<ReturnType<typeof createDemoMailCatcher>>;

/** Connects to the mail server that is configured, and sends nothing. Gives where it is. @throws MailUnavailableError */
export async function checkMail({ smtp }: ServerConfig): Promise<string> {
  if (!smtp) return 'no mail server is configured';
  await checkSmtp({ ...smtp, timeoutMs: 10_000 });
  const { hostname, port } = new URL(smtp.url);
  return port ? `${hostname}:${port}` : hostname;
}

/** The sealing key with its certificate chain; in demo mode made at first start. @throws ConfigError, SealIdentityError, HsmError */
export async function openPdfWorkshop(config: ServerConfig): Promise<PdfWorkshop> {
  const timeStamps = await openTimeStamps(config);
  return createPdfWorkshop({
    seal: await openSeal(config),
    limits: { pages: config.limits.pages },
    ...(timeStamps ? { timeStamps } : {}),
    revocation: revocationOptions(config),
  });
}

/**
 * Asks whether the sealing certificate, or one above it, was revoked: a sentence for people.
 * @throws RevokedError, RevocationUnknownError, ConfigError, SealIdentityError
 */
export async function checkRevocation(config: ServerConfig): Promise<string> {
  const { chain, close } = await openSeal(config);
  await close?.();
  return describeRevocation(chain, revocationOptions(config));
}

function revocationOptions({ revocationNetworks }: ServerConfig) {
  return { networks: revocationNetworks, timeout: 5_000 };
}

async function openTimeStamps({ timeStamps }: ServerConfig): Promise<TimeStampAuthority | null> {
  if (!timeStamps) return null;
  const { url, rootsFile } = timeStamps;
  const roots = certificatesIn(await readFile(rootsFile, 'utf8').catch(() => ''));
  if (roots.length === 0)
    throw new ConfigError(`ATTESTORY_TSA_ROOTS names ${rootsFile}, which holds no certificate in PEM.`);
  return { url, roots, timeout: 5_000 };
}

/** Asks the configured authority for a time stamp over nothing of value, and gives its time. @throws TimeStampError, ConfigError */
export async function checkTimeStamps(config: ServerConfig): Promise<string | null> {
  const authority = await openTimeStamps(config);
  if (!authority) return null;
  const { at } = await requestTimeStamp(authority, randomBytes(32));
  return at;
}

/** Who sends the mail: the demo's catcher, or the mail server that was given. */
export async function openMail(
  config: ServerConfig,
): Promise<{ readonly mail: MailSender; readonly catcher: DemoMailCatcher | null }> {
  if (config.smtp) return { mail: createSmtpMailSender(config.smtp), catcher: null };
  const catcher = await createDemoMailCatcher({ folder: join(config.dataFolder, 'mail') });
  return { mail: catcher, catcher };
}
