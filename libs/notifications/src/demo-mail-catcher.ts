import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { Mail, MailSender } from '@attestory/application';
import { createTransport } from 'nodemailer';
import { type CaughtMail, CaughtMails } from './caught-mails.js';
import { mailMessage } from './mail-message.js';

export interface DemoMailCatcher extends MailSender {
  /**
   * What was caught, oldest first, also before a restart and by other processes with the same folder; what went to one address
   * only, where one is given.
   */
  list(to?: string): Promise<{ readonly items: readonly CaughtMail[] }>;
}

/** What nodemailer's JSON transport gives. */
interface JsonMessage {
  readonly to: readonly { readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Keeps mails in a folder instead of sending them, one file per Message-ID, on disk before `send` resolves. The files hold the secrets
 * of links: it belongs to demo mode alone, and only the folder's owner can read it.
 */
export async function createDemoMailCatcher({ folder }: { readonly folder: string }): Promise<DemoMailCatcher> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const transport = createTransport({ jsonTransport: true });
  const mails = new CaughtMails(folder);
  let lastNumber = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** Nothing that was caught before is looked at: however many there are, the next one costs the same. */
  async function keep(mail: Mail): Promise<void> {
    const { message } = await transport.sendMail(mailMessage(mail, 'Attestory <no-reply@attestory.invalid>'));
    const name = `${createHash('sha256').update(mail.messageId).digest('hex')}.json`;
    if (await mails.has(name)) return;
    // By time, so that those of other processes fall between; never twice the same, nor back with the clock.
    lastNumber = Math.max(lastNumber + 1, Date.now() * 1_000);
    const { to, subject, text, html } = JSON.parse(message) as JsonMessage;
    const at = new Date().toISOString();
    const links = [...html.matchAll(/ href="([^"]*)"/gu)].map(([, url = '']) => unescaped(url));
    const addresses = to.map(({ address }) => address);
    const content = { id: mail.messageId, at, to: addresses, subject, text, html, links };
    await mails.add(name, { ...content, number: lastNumber });
  }

  return {
    send(mail) {
      // One after another: their numbers give the order.
      const result = last.then(() => keep(mail));
      last = result.catch(() => undefined);
      return result;
    },
    async list(to) {
      return { items: await mails.list(to) };
    },
    async close() {
      await last;
      transport.close();
    },
  };
}

/** The URL in an attribute that the composer escaped. */
function unescaped(attribute: string): string {
  return attribute.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}
