import { join } from 'node:path';
import { type MailSender, type PdfWorkshop, systemClock } from '@attestory/application';
import { checkSmtp, createDemoMailCatcher, createSmtpMailSender } from '@attestory/notifications';
import {
  type CertificateDescription,
  createDemoSealIdentity,
  createPdfWorkshop,
  describeCertificate,
  loadSealIdentity,
  type SealIdentity,
} from '@attestory/pdf';
import type { ServerConfig } from '../config.js';
import { keyFile } from './service-keys.js';

export type DemoMailCatcher = Awaited<ReturnType<typeof createDemoMailCatcher>>;

/** The sealing certificate as it is configured. @throws ConfigError, SealIdentityError */
export async function loadSeal(config: ServerConfig): Promise<CertificateDescription> {
  const { chain } = await openSeal(config);
  return describeCertificate(chain[0] as Uint8Array);
}

/** Connects to the mail server that is configured, and sends nothing. Gives where it is. @throws MailUnavailableError */
export async function checkMail({ smtp }: ServerConfig): Promise<string> {
  if (!smtp) return 'no mail server is configured';
  await checkSmtp({ ...smtp, timeoutMs: 10_000 });
  const { hostname, port } = new URL(smtp.url);
  return port ? `${hostname}:${port}` : hostname;
}

/** The sealing key with its certificate chain; in demo mode made at first start. @throws ConfigError, SealIdentityError */
export async function openPdfWorkshop(config: ServerConfig): Promise<PdfWorkshop> {
  return createPdfWorkshop({ seal: await openSeal(config), limits: { pages: config.limits.pages } });
}

async function openSeal(config: ServerConfig): Promise<SealIdentity> {
  const file = join(config.keysFolder, 'seal.pem');
  const pem = await keyFile(file, config.mode, async () => {
    const { keyPem, chainPem, trustAnchorPem } = await createDemoSealIdentity({ now: systemClock.now() });
    return `${[keyPem, chainPem, trustAnchorPem].map((pem) => pem.trim()).join('\n')}\n`;
  });
  const blocks = pem.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  const isKey = (block: string) => block.includes('PRIVATE KEY');
  return loadSealIdentity({
    keyPem: blocks.find(isKey) ?? '',
    chainPem: blocks.filter((block) => !isKey(block)).join('\n'),
  });
}

/** Who sends the mail: the demo's catcher, or the mail server that was given. */
export async function openMail(
  config: ServerConfig,
): Promise<{ readonly mail: MailSender; readonly catcher: DemoMailCatcher | null }> {
  if (config.smtp) return { mail: createSmtpMailSender(config.smtp), catcher: null };
  const catcher = await createDemoMailCatcher({ folder: join(config.dataFolder, 'mail') });
  return { mail: catcher, catcher };
}
