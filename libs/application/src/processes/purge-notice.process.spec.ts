import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Holder, type Instant, noticeDecider, streams } from '@attestory/domain';
import { dueBy, type RetentionTask, type RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';
import { later } from '../ports/clock.port.js';
import { MailRefusedError, MailUnavailableError, type PurgeNoticeMail } from '../ports/mail-sender.port.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { acme, aino, Archive, keepingApplication, organizationId } from '../testing/retention.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Patience } from './patience.js';
import { purgeNoticeProcess } from './purge-notice.process.js';

/** After the notices of all that is signed in the sample are due. */
const start = '2026-11-26T10:00:00.000Z' as Instant;
const day = 24 * 60 * 60_000;
let store: MemoryEventStore;
let clock: { time: Instant; now: () => Instant };
let archive: Archive;
let sent: PurgeNoticeMail[];
let trouble: (mail: PurgeNoticeMail) => Error | null;
let patience: Patience;

beforeEach(async () => {
  store = new MemoryEventStore();
  // What asks for a notice was long ago.
  clock = { time: '2026-02-01T10:00:00.000Z' as Instant, now: () => clock.time };
  [sent, trouble] = [[], () => null];
  archive = new Archive(open());
  patience = new Patience(clock);
  await archive.organization();
  await archive.person('p', 'old@acme.example', 'ada@acme.example');
});

/** A process of its own. */
function open(): Application {
  const keys = archive?.app.keys ?? new MemoryKeyVault();
  const app = keepingApplication({ store, keys, vault: new MemoryVault() }, clock);
  const send = async (mail: PurgeNoticeMail) => {
    const failed = trouble(mail);
    if (failed) throw failed;
    sent.push(mail);
  };
  return { ...app, mail: { send } } as unknown as Application;
}

async function archived(n: number, holders: readonly Holder[] = [acme]): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(...(await archive.document(holders)).copies);
  return ids;
}

/** Works off what is due, one after another, as long as nothing fails. */
async function work(app = open(), handler = purgeNoticeProcess(app, patience)): Promise<void> {
  const handle = patience.around(handler);
  const query = { index: 'due', member: 'purge-notice', to: dueBy(clock.now()), limit: 1_000 };
  for (const view of (await app.views.retention.find(query)).items as readonly RetentionView[])
    await handle(view.tasks['purge-notice'] as RetentionTask, view);
}
const noticeOf = async (id: string) => {
  const { state } = await archive.load(id);
  return state.status === 'none' ? null : state.notice;
};
const noticesOf = async (about: string) =>
  (await archive.app.transactor.load(streams.notices(about), noticeDecider)).events;

describe('the notice of a purge', () => {
  it('is one e-mail a day to the main users, for all that goes', async () => {
    const ids = await archived(25);
    clock.time = start;
    await work();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      ...{ kind: 'purge-notice', holder: 'organization', organizationName: 'Acme Oy', count: 25, language: 'fi' },
      to: { email: 'ada@acme.example' },
    });
    expect(sent[0]?.documents).toHaveLength(20);
    for (const id of ids)
      expect(await noticeOf(id)).toMatchObject({ told: 'mailed', purgeNotBefore: '2026-12-26T10:00:00.000Z' });
    expect((await noticesOf(organizationId)).map(({ type }) => type)).toEqual(['NoticeHandedOver']);
  });

  it('goes to a person where they have verified an address, and says so where there is none', async () => {
    const [id] = (await archived(1, [aino])) as [string];
    clock.time = '2027-02-01T10:00:00.000Z' as Instant;
    await work();
    expect(sent).toEqual([]);
    expect(await noticeOf(id)).toMatchObject({ told: 'nobody' });
    await archive.person(aino.kind === 'person' ? aino.personId : '', 'aino@example.com');
    await archived(1, [aino]);
    clock.time = later(clock.time, day);
    await work();
    expect(sent).toMatchObject([{ holder: 'person', count: 1, to: { email: 'aino@example.com' } }]);
  });

  it('that broke off is not sent again on the same day, and the rest is told', async () => {
    const ids = await archived(6);
    clock.time = start;
    const app = open();
    let left = 3;
    const { append } = store;
    store.append = (...given) => {
      if (left-- === 0) throw new Error('the process died');
      return append.apply(store, given);
    };
    await expect(work(app)).rejects.toThrow('the process died');
    store.append = append;
    patience = new Patience(clock);
    await work();
    expect(sent).toHaveLength(1);
    for (const id of ids) expect(await noticeOf(id)).toMatchObject({ told: 'mailed' });
    expect(new Set(await Promise.all(ids.map(async (id) => (await noticeOf(id))?.noticeId))).size).toBe(1);
  });

  it('is sent again under the same Message-ID where a crash hid that it went out', async () => {
    await archived(2);
    clock.time = start;
    const { append } = store;
    store.append = () => {
      throw new Error('the process died');
    };
    await expect(work()).rejects.toThrow('the process died');
    store.append = append;
    patience = new Patience(clock);
    await work();
    expect(sent.map(({ messageId }) => messageId)).toEqual([sent[0]?.messageId, sent[0]?.messageId]);
  });

  it('leaves what asks for one today to the next day', async () => {
    await archived(1);
    clock.time = start;
    await work();
    const [late] = (await archived(1)) as [string];
    await work();
    expect(sent).toHaveLength(1);
    expect(await noticeOf(late)).toBeNull();
    clock.time = '2026-11-27T06:05:00.000Z' as Instant;
    await work();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.messageId).not.toBe(sent[1]?.messageId);
    expect(await noticeOf(late)).toMatchObject({ told: 'mailed', purgeNotBefore: '2026-12-27T06:05:00.000Z' });
  });

  it('reaches all others while the mail server puts one of them off, and is over once that one has it', async () => {
    const holders = [acme, aino] as const;
    await archive.person(aino.kind === 'person' ? aino.personId : '', 'aino@example.com');
    const [busy] = (await archived(1, [holders[0]])) as [string];
    const [other] = (await archived(1, [holders[1]])) as [string];
    clock.time = '2027-02-01T10:00:00.000Z' as Instant;
    trouble = ({ to }) =>
      to.email === 'ada@acme.example' ? new MailUnavailableError('452', { isAboutRecipient: true }) : null;
    await work();
    expect(sent.map(({ to }) => to.email)).toEqual(['aino@example.com']);
    expect(await noticeOf(other)).toMatchObject({ told: 'mailed' });
    expect(await noticeOf(busy)).toBeNull();
    trouble = () => null;
    clock.time = later(clock.time, 5_000);
    await work();
    expect(sent).toHaveLength(2);
    expect(await noticeOf(busy)).toMatchObject({ told: 'mailed' });
  });

  it('does without one main user whose mailbox is busy for an hour and more, where another was told', async () => {
    await archive.mainUser('bo', 'q');
    await archive.person('q', 'bo@acme.example');
    const [id] = (await archived(1)) as [string];
    clock.time = start;
    const busy = new MailUnavailableError('452', { isAboutRecipient: true });
    trouble = () => busy;
    const app = open();
    const handler = purgeNoticeProcess(app, patience);
    for (let tries = 0; tries < 12; tries++, clock.time = later(clock.time, 60 * 60_000)) await work(app, handler);
    expect(await noticeOf(id)).toBeNull();
    trouble = ({ to }) => (to.email === 'ada@acme.example' ? busy : null);
    await work(app, handler);
    expect(sent.map(({ to }) => to.email)).toEqual(['bo@acme.example']);
    expect(await noticeOf(id)).toMatchObject({ told: 'mailed' });
  });

  it('counts from when it was told, also where the address bounced', async () => {
    const [id] = (await archived(1)) as [string];
    clock.time = start;
    trouble = () => new MailRefusedError('550 no such user');
    await work();
    expect(await noticeOf(id)).toMatchObject({ told: 'bounced' });
    expect((await noticesOf(organizationId)).map(({ type }) => type)).toEqual(['NoticeBounced']);
  });

  it('waits for the mail server, and nobody counts as told meanwhile', async () => {
    const [id] = (await archived(3)) as [string];
    clock.time = start;
    trouble = () => new MailUnavailableError('no connection');
    await work();
    expect(await noticeOf(id)).toBeNull();
    expect((await noticesOf(organizationId)).map(({ type }) => type)).toEqual(['NoticeDelayed']);
    trouble = () => null;
    await work();
    expect(sent).toEqual([]);
    clock.time = later(start, 5_000);
    await work();
    expect(sent).toHaveLength(1);
    expect(await noticeOf(id)).toMatchObject({ told: 'mailed', purgeNotBefore: '2026-12-26T10:00:05.000Z' });
  });

  it('is not given for what is held', async () => {
    const [held, other] = (await archived(2)) as [string, string];
    clock.time = start;
    await archive.hold(held);
    await work();
    expect(sent).toMatchObject([{ count: 1 }]);
    expect([await noticeOf(held), (await noticeOf(other))?.told]).toEqual([null, 'mailed']);
  });

  it('holds nothing of anybody in the clear in the log', async () => {
    await archived(1);
    clock.time = start;
    await work();
    expect(JSON.stringify(store.events)).not.toMatch(/ada@acme|Lease|lease\.pdf/);
  });
});
