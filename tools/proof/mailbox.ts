import { join } from 'node:path';
import { createDemoMailCatcher, type DemoMailCatcher } from '@attestory/notifications';

type Mails = Awaited<ReturnType<DemoMailCatcher['list']>>['items'];

/** The e-mails that any of several workers has caught, read from their folders: a frozen worker answers nothing. */
export class Mailbox {
  private readonly catchers: readonly Promise<DemoMailCatcher>[];
  private reading: { readonly mails: Promise<Mails>; readonly at: number } | undefined;

  constructor(dataFolders: readonly string[]) {
    this.catchers = dataFolders.map((folder) => createDemoMailCatcher({ folder: join(folder, 'mail') }));
  }

  /** As of at most a fifth of a second ago: many wait for theirs at once. */
  async all(): Promise<Mails> {
    if (!this.reading || performance.now() - this.reading.at > 200)
      this.reading = { mails: this.read(), at: performance.now() };
    return this.reading.mails;
  }

  async to(address: string) {
    const mine = (await this.all()).filter(({ to }) => to.includes(address));
    return mine.map((mail) => ({ ...mail, links: [...mail.links] }));
  }

  private async read(): Promise<Mails> {
    const lists = await Promise.all(this.catchers.map(async (catcher) => (await (await catcher).list()).items));
    return lists.flat();
  }
}
