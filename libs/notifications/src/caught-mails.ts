import { randomUUID } from 'node:crypto';
import { access, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

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

/** One file per mail; `number` gives their order, also of those of one millisecond. */
export interface StoredMail extends CaughtMail {
  readonly number: number;
}

/** The files of caught mails. They never change once they have their name. No mail is held in memory. */
export class CaughtMails {
  /** To whom those are that were listed before. */
  private readonly addressed = new Map<string, readonly string[]>();

  constructor(private readonly folder: string) {}

  has(name: string): Promise<boolean> {
    return access(join(this.folder, name)).then(
      () => true,
      () => false,
    );
  }

  /** On disk before it resolves. */
  async add(name: string, mail: StoredMail): Promise<void> {
    const temporary = join(this.folder, `${randomUUID()}.part`);
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(mail));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(this.folder, name));
    const directory = await open(this.folder, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** Oldest first; those to one address only where one is given: no other is read again. */
  async list(to: string | undefined): Promise<readonly CaughtMail[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    const isWanted = (addresses: readonly string[]) => to === undefined || addresses.includes(to);
    const mails: StoredMail[] = [];
    for (const name of names) {
      const known = this.addressed.get(name);
      if (known && !isWanted(known)) continue;
      const mail = JSON.parse(await readFile(join(this.folder, name), 'utf8')) as StoredMail;
      this.addressed.set(name, mail.to);
      if (isWanted(mail.to)) mails.push(mail);
    }
    mails.sort((a, b) => a.number - b.number || Date.parse(a.at) - Date.parse(b.at));
    return mails.map(({ number: _, ...mail }) => mail);
  }
}
