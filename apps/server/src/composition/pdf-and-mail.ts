import { join } from 'node:path';
import { type MailSender, type PdfWorkshop, systemClock } from '@attestory/application';
import { createDemoMailCatcher, createSmtpMailSender } from '@attestory/notifications';
import { createDemoSealIdentity, createPdfWorkshop, loadSealIdentity } from '@attestory/pdf';
import type { ServerConfig } from '../config.js';
import { keyFile } from './service-keys.js';

export type DemoMailCatcher = Awaited<ReturnType<typeof createDemoMailCatcher>>;

/** The sealing key with its certificate chain; in demo mode made at first start. @throws ConfigError, SealIdentityError */
export async function openPdfWorkshop(config: ServerConfig): Promise<PdfWorkshop> {
  const file = join(config.keysFolder, 'seal.pem');
  const pem = await keyFile(file, config.mode, async () => {
    const { keyPem, chainPem, trustAnchorPem } = await createDemoSealIdentity({ now: systemClock.now() });
    return `${[keyPem, chainPem, trustAnchorPem].map((pem) => pem.trim()).join('\n')}\n`;
  });
  const blocks = pem.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  const isKey = (block: string) => block.includes('PRIVATE KEY');
  const seal = loadSealIdentity({
    keyPem: blocks.find(isKey) ?? '',
    chainPem: blocks.filter((block) => !isKey(block)).join('\n'),
  });
  return createPdfWorkshop({ seal, limits: { pages: config.limits.pages } });
}

/** Who sends the mail: the demo's catcher, or the mail server that was given. */
export async function openMail(
  config: ServerConfig,
): Promise<{ readonly mail: MailSender; readonly catcher: DemoMailCatcher | null }> {
  if (config.smtp) return { mail: createSmtpMailSender(config.smtp), catcher: null };
  const catcher = await createDemoMailCatcher({ folder: join(config.dataFolder, 'mail') });
  return { mail: catcher, catcher };
}
