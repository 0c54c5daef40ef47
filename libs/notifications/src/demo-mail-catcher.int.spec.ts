import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailRefusedError } from '@attestory/application';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { composeMail } from './compose-mail.js';
import { createDemoMailCatcher } from './demo-mail-catcher.js';
import { completedMail, invitationMail } from './mail.fixture.js';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'attestory-mail-')), 'mail');
});
afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true });
});

const numbered = (n: number) => invitationMail({ messageId: `${n}@sign.acme.example`, title: `Lease ${n}` });

describe('The demo’s mail catcher', () => {
  it('lists what would have been sent', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    const mail = invitationMail({ title: 'Vuokra & <ehdot>', link: 'https://sign.acme.example/s?a=1&b=2#link-secret' });
    await catcher.send(mail);
    const { items } = await catcher.list();
    expect(items).toEqual([
      {
        id: mail.messageId,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u),
        to: ['grace@hopper.example'],
        ...composeMail(mail),
        links: ['https://sign.acme.example/s?a=1&b=2#link-secret'],
      },
    ]);
  });

  it('gives the download links of a completed invitation', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await catcher.send(completedMail());
    expect((await catcher.list()).items[0]?.links).toEqual(['https://sign.acme.example/d#download-secret']);
  });

  it('lists the oldest first, and still does after a restart', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await Promise.all(Array.from({ length: 20 }, (_, i) => catcher.send(numbered(i))));
    await catcher.close();
    const restarted = await createDemoMailCatcher({ folder });
    await restarted.send(numbered(20));
    const ids = (await restarted.list()).items.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 21 }, (_, i) => `${i}@sign.acme.example`));
  });

  it('shows what another process caught', async () => {
    const worker = await createDemoMailCatcher({ folder });
    const api = await createDemoMailCatcher({ folder });
    expect((await api.list()).items).toEqual([]);
    await worker.send(invitationMail());
    expect((await api.list()).items).toHaveLength(1);
  });

  it('keeps a mail without reading those before it: the next one costs the same, however many there are', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await writeFile(join(folder, 'earlier.json'), 'whoever reads this fails');
    await catcher.send(invitationMail());
    await expect(catcher.list()).rejects.toThrow(SyntaxError);
  });

  it('lists what went to one address, without reading again what went to others', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await catcher.send(numbered(1));
    const [file = ''] = await readdir(folder);
    await catcher.send(invitationMail({ messageId: 'ada', to: { name: 'Ada', email: 'ada@lovelace.example' } }));
    const toAda = async () => (await catcher.list('ada@lovelace.example')).items.map(({ id }) => id);
    expect(await toAda()).toEqual(['ada']);
    await writeFile(join(folder, file), 'whoever reads this fails');
    expect(await toAda()).toEqual(['ada']);
  });

  it('holds no mail in memory: what is taken out of the folder is gone', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await catcher.send(invitationMail());
    expect((await catcher.list()).items).toHaveLength(1);
    for (const file of await readdir(folder)) await rm(join(folder, file));
    expect((await catcher.list()).items).toEqual([]);
  });

  it('lists in the order in which they came, also when the clock is put back', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    const clock = jest.spyOn(Date, 'now');
    for (const [n, time] of [5_000, 5_000, 1_000].entries()) {
      clock.mockReturnValue(time);
      await catcher.send(numbered(n));
    }
    clock.mockRestore();
    const ids = (await catcher.list()).items.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 3 }, (_, i) => `${i}@sign.acme.example`));
  });

  it('keeps one mail per Message-ID: the first', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await Promise.all([catcher.send(invitationMail()), catcher.send(invitationMail({ title: 'Second' }))]);
    const restarted = await createDemoMailCatcher({ folder });
    await restarted.send(invitationMail({ title: 'Third' }));
    expect((await restarted.list()).items.map(({ subject }) => subject)).toEqual([
      'Acme Oy asks you to sign: Lease of flat 7',
    ]);
  });

  it('refuses an address as a mail server would, and goes on', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    const refused = catcher.send(invitationMail({ to: { name: 'Grace', email: 'not an address' } }));
    await expect(refused).rejects.toThrow(MailRefusedError);
    await catcher.send(invitationMail());
    expect((await catcher.list()).items).toHaveLength(1);
  });

  it('passes over a file that was half written when the power went', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await writeFile(join(folder, 'half.part'), '{"id":');
    expect((await catcher.list()).items).toEqual([]);
  });

  it('lets only its owner read the links', async () => {
    const catcher = await createDemoMailCatcher({ folder });
    await catcher.send(invitationMail());
    const [file = ''] = await readdir(folder);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  });
});
