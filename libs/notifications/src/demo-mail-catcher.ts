import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, MailSender } from '@attestory/application';
import { createTransport } from 'nodemailer';
import { mailMessage } from './mail-message.js';

/** A mail that the demo kept instead of sending it. */
export interface CaughtMail {
  /** Its Message-ID, without angle brackets. */
  readonly id: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where the mail's own links lead, secrets included, in their order. */
  readonly links: readonly string[];
}

export interface DemoMailCatcher extends MailSender {
  /** What was caught, oldest first, also before a restart and by other processes with the same folder. */
  list(): Promise<{ readonly items: readonly CaughtMail[] }>;
}

/** One file per mail; `number` orders mails of the same millisecond. */
interface StoredMail extends CaughtMail {
  readonly number: number;
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
  const known = new Map<string, StoredMail>();
  let last: Promise<unknown> = Promise.resolve();

  /** Files never change once they have their name: only new ones are read. */
  async function refresh(): Promise<StoredMail[]> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    for (const name of names) {
      if (!known.has(name)) known.set(name, JSON.parse(await readFile(join(folder, name), 'utf8')) as StoredMail);
    }
    return [...known.values()].sort((a, b) => a.number - b.number || Date.parse(a.at) - Date.parse(b.at));
  }

  async function keep(mail: Mail): Promise<void> {
    const { message } = await transport.sendMail(mailMessage(mail, 'Attestory <no-reply@attestory.invalid>'));
    const name = `${createHash('sha256').update(mail.messageId).digest('hex')}.json`;
    const number = ((await refresh()).at(-1)?.number ?? 0) + 1;
    if (known.has(name)) return;
    const { to, subject, text, html } = JSON.parse(message) as JsonMessage;
    const at = new Date().toISOString();
    const links = [...html.matchAll(/ href="([^"]*)"/gu)].map(([, url = '']) => unescaped(url));
    const addresses = to.map(({ address }) => address);
    await writeDurably(folder, name, { id: mail.messageId, at, to: addresses, subject, text, html, links, number });
  }

  return {
    send(mail) {
      // One after another: their numbers give the order.
      const result = last.then(() => keep(mail));
      last = result.catch(() => undefined);
      return result;
    },
    async list() {
      return { items: (await refresh()).map(({ number: _, ...mail }) => mail) };
    },
    async close() {
      await last;
      transport.close();
    },
  };
}

async function writeDurably(folder: string, name: string, content: StoredMail): Promise<void> {
  const temporary = join(folder, `${randomUUID()}.part`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(content));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, join(folder, name));
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** The URL in an attribute that the composer escaped. */
function unescaped(attribute: string): string {
  return attribute.replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}
