import { join } from 'node:path';
import { createDemoMailCatcher, type DemoMailCatcher } from '@attestory/notifications';

/** The e-mails that any of several workers has caught, read from their folders: a frozen worker answers nothing. */
export class Mailbox {
  private readonly catchers: readonly Promise<DemoMailCatcher>[];

  constructor(dataFolders: readonly string[]) {
    this.catchers = dataFolders.map((folder) => createDemoMailCatcher({ folder: join(folder, 'mail') }));
  }

  async to(address: string) {
    const lists = await Promise.all(this.catchers.map(async (catcher) => (await (await catcher).list(address)).items));
    return lists.flat().map((mail) => ({ ...mail, links: [...mail.links] }));
  }
}
