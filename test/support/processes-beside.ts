import { join } from 'node:path';
import { createDemoMailCatcher } from '@attestory/notifications';
import type { AttestoryProcess } from './attestory-process.ts';

/** What a server says that it leads. */
export async function leadsOf({ baseUrl }: AttestoryProcess): Promise<{ work: string; isLed: boolean }[]> {
  const text = await (await fetch(`${baseUrl}/metrics`)).text();
  const lines = text.matchAll(/^attestory_leads\{work="(?<work>[^"]+)"\} (?<value>[01])$/gmu);
  return [...lines].map(({ groups }) => ({ work: groups?.work ?? '', isLed: groups?.value === '1' }));
}

/** The e-mails that any of several servers has caught, oldest first of each. */
export async function mailsIn(processes: readonly AttestoryProcess[], address?: string) {
  const lists = processes.map(async ({ dataFolder }) => {
    const catcher = await createDemoMailCatcher({ folder: join(dataFolder, 'mail') });
    const { items } = await catcher.list();
    await catcher.close();
    return items;
  });
  const all = (await Promise.all(lists)).flat();
  return all
    .filter(({ to }) => address === undefined || to.includes(address))
    .map((mail) => ({ ...mail, links: [...mail.links] }));
}
