import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, type InvitationCommand, invitationDecider } from '@attestory/domain';
import { type DueTask, type DueWork, dueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { LinkSecrets } from '../link-secrets.js';
import type { Mail } from '../ports/mail-sender.port.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { closeLinksProcess, expiryProcess, reminderProcess } from './link.process.js';
import { mailProcess } from './mail.process.js';

const invitation = {
  type: 'DraftInvitation',
  ...{ invitationId: 'i', organizationId: 'o', clientId: 'c', title: 'Lease', message: null, language: 'en' },
  ...{ order: 'sequential', expiresAt: null, limits: { documents: 9, signatories: 9 } },
  delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
  documents: [{ documentId: 'd', fileName: 'd.pdf', sha256: 'a', bytes: 1, pages: 1, attachments: 0 }],
  signatories: ['aino', 'bo'].map((id) => ({
    signatoryId: id,
    name: id,
    email: `${id}@example.com`,
    methods: ['light'],
  })),
  send: {
    now: '2026-11-24T18:00:00.000Z',
    defaultExpiresAt: '2027-01-01T00:00:00.000Z',
    policyVersion: '1',
    reminders: { afterDays: 3, everyDays: 7, timeZone: 'Europe/Helsinki' },
  },
} as unknown as InvitationCommand;

/** The processes over stores in memory, with a clock that jumps. */
class Service {
  now = '2026-11-24T18:00:00.000Z' as Instant;
  readonly mails: { at: string; to: string; kind: string; link?: string }[] = [];
  private readonly store = new MemoryEventStore();
  private readonly codec = new EventCodec(new MemoryKeyVault());
  private readonly app: Application;
  private commands = 0;
  /** How often each task is done that the view says is due: more than once when two lead, or the view is behind. */
  times = 1;

  constructor() {
    const clock = { now: () => this.now };
    this.app = {
      clock,
      transactor: new Transactor(this.store, this.codec, clock, new Uint8Array(32)),
      links: new LinkSecrets(new Uint8Array(32)),
      settings: { baseUrl: 'https://sign.example' },
      mail: { send: async (mail: Mail) => this.catch(mail) },
    } as unknown as Application;
  }

  async run(command: InvitationCommand): Promise<void> {
    const identity = processIdentity('test', String(++this.commands), null);
    await this.app.transactor.transact({
      ...{ stream: 'invitation-00000000-0000-4000-8000-000000000000', decider: invitationDecider, identity },
      command,
      content: this.commands,
    });
    await this.workOff();
  }

  /** Goes through time, always to what is due next, until a time. */
  async until(end: string): Promise<void> {
    for (;;) {
      const { tasks } = await this.work();
      const next = Object.values(tasks)
        .map(({ dueAt }) => dueAt)
        .sort()[0];
      if (next === undefined || next > end) break;
      this.now = (next > this.now ? next : this.now) as Instant;
      await this.workOff();
    }
    this.now = end as Instant;
  }

  private async workOff(): Promise<void> {
    for (let round = 0; round < 10; round++) {
      const work = await this.work();
      const due = Object.values(work.tasks).filter(({ dueAt, kind }) => dueAt <= this.now && kind !== 'seal');
      if (due.length === 0) return;
      for (const task of due) for (let i = 0; i < this.times; i++) await this.handle(task, work);
    }
    throw new Error('the work is never done');
  }

  private async handle(task: DueTask, work: DueWork): Promise<void> {
    if (task.kind === 'mail') await mailProcess(this.app)(task, work);
    if (task.kind === 'remind') await reminderProcess(this.app)(task, work);
    if (task.kind === 'close-links') await closeLinksProcess(this.app)(task, work);
    if (task.kind === 'expire') await expiryProcess(this.app)(task, work);
  }

  private async work(): Promise<DueWork> {
    const events = await this.codec.decode(this.store.events);
    return events.reduce(dueWork.fold, null as DueWork | null) as DueWork;
  }

  private catch(mail: Mail): void {
    this.mails.push({
      at: this.now,
      to: mail.to.email,
      kind: mail.kind,
      ...('link' in mail ? { link: mail.link } : {}),
    });
  }
}

describe('an invitation that waits', () => {
  let service: Service;
  const told = () => service.mails.map(({ at, to, kind }) => `${at} ${kind} ${to.split('@')[0]}`);
  beforeEach(async () => {
    service = new Service();
    await service.run(invitation);
  });

  it('is reminded of after 3 days, then every 7, never at night, over one link, until its time is over', async () => {
    await service.until('2027-02-01T00:00:00.000Z');
    expect(told()).toEqual([
      '2026-11-24T18:00:00.000Z invitation aino',
      '2026-11-28T06:00:00.000Z reminder aino',
      '2026-12-05T06:00:00.000Z reminder aino',
      '2026-12-12T06:00:00.000Z reminder aino',
      '2026-12-19T06:00:00.000Z reminder aino',
      '2026-12-26T06:00:00.000Z reminder aino',
    ]);
    expect(new Set(service.mails.map(({ link }) => link)).size).toBe(1);
  });

  it('is mailed about once, also when the view has not seen yet that it was', async () => {
    service.times = 2;
    await service.until('2026-11-29T00:00:00.000Z');
    expect(told()).toEqual(['2026-11-24T18:00:00.000Z invitation aino', '2026-11-28T06:00:00.000Z reminder aino']);
  });

  it('counts anew from a reminder by hand', async () => {
    await service.until('2026-11-27T12:00:00.000Z');
    const { now } = service;
    const nextAt = '2026-12-04T12:00:00.000Z' as Instant;
    const pause = { notAgainBefore: '2026-11-28T12:00:00.000Z' as Instant, nextAt };
    await service.run({ type: 'RemindSignatories', signatoryIds: null, trigger: 'sender', now, ...pause });
    await service.until('2026-12-05T00:00:00.000Z');
    expect(told().slice(1)).toEqual(['2026-11-27T12:00:00.000Z reminder aino', `${nextAt} reminder aino`]);
  });

  it('starts over at a corrected address, over another link', async () => {
    await service.until('2026-11-29T12:00:00.000Z');
    const correct = { signatoryId: 'aino' as never, email: 'right@example.com', now: service.now };
    await service.run({ type: 'CorrectSignatoryContact', ...correct });
    await service.until('2026-12-03T00:00:00.000Z');
    expect(told().slice(2)).toEqual([
      '2026-11-29T12:00:00.000Z invitation right',
      '2026-12-02T12:00:00.000Z reminder right',
    ]);
    const links = service.mails.map(({ link }) => link);
    expect([links[1], links[3]]).toEqual([links[0], links[2]]);
    expect(links[2]).not.toBe(links[0]);
  });

  it('is quiet once somebody has declined', async () => {
    const decline = { signatoryId: 'aino' as never, linkId: 'l' as never, reason: null, now: service.now };
    await service.run({ type: 'DeclineToSign', ...decline });
    await service.until('2027-02-01T00:00:00.000Z');
    expect(told()).toEqual(['2026-11-24T18:00:00.000Z invitation aino']);
  });
});
