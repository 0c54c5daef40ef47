import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type DomainEvent,
  type EmailLinkCommand,
  emailLinkDecider,
  type Instant,
  type NoticeEvent,
  noticeDecider,
  type OrganizationCommand,
  organizationDecider,
  streams,
} from '@attestory/domain';
import { type DueNotices, dueNotices } from '@attestory/projections';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { LinkSecrets } from '../link-secrets.js';
import { type Mail, MailRefusedError, MailUnavailableError } from '../ports/mail-sender.port.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { noticeProcess } from './notice.process.js';

const [organizationId, linkId, otherLinkId] = [randomUUID(), randomUUID(), randomUUID()];
const signIn = `link-${linkId}`;
const half = '2026-11-26T10:30:00.000Z';

/** The process over stores in memory, with a clock and a mail server that do as they are told. */
class Service {
  now = '2026-11-26T10:00:00.000Z' as Instant;
  readonly mails: Mail[] = [];
  /** What the mail server answers next. */
  readonly answers: Error[] = [];
  /** What happens between the mail server's answer and what comes next. */
  crash: (() => never) | undefined;
  readonly keys = new MemoryKeyVault();
  private readonly store = new MemoryEventStore();
  private readonly codec = new EventCodec(this.keys);
  readonly app: Application;
  private commands = 0;

  constructor() {
    const clock = { now: () => this.now };
    this.app = {
      clock,
      transactor: new Transactor(this.store, this.codec, clock, new Uint8Array(32)),
      links: new LinkSecrets(new Uint8Array(32)),
      settings: { baseUrl: 'https://sign.example' },
      mail: { send: async (mail: Mail) => this.send(mail) },
    } as unknown as Application;
  }

  emailLink(command: object): Promise<unknown> {
    return this.transact(streams.emailLink(linkId), emailLinkDecider, command as EmailLinkCommand);
  }

  organization(command: object): Promise<unknown> {
    return this.transact(streams.organization(organizationId), organizationDecider, command as OrganizationCommand);
  }

  /** What is due for an aggregate, as the view has it. */
  async work(id: string): Promise<DueNotices> {
    const events = (await this.codec.decode(this.store.events)).filter(({ meta }) => meta.stream.endsWith(id));
    const view = events.reduce(dueNotices.fold, null as DueNotices | null);
    return view ?? { id, tasks: {}, invited: {} };
  }

  async workOff(id: string, work?: DueNotices): Promise<void> {
    const due = work ?? (await this.work(id));
    for (const task of Object.values(due.tasks)) await noticeProcess(this.app)(task, due);
  }

  async facts(id: string): Promise<readonly NoticeEvent[]> {
    return (await this.app.transactor.load(streams.notices(id), noticeDecider)).events;
  }

  private send(mail: Mail): void {
    const answer = this.answers.shift();
    if (answer) throw answer;
    this.mails.push(mail);
    this.crash?.();
  }

  private async transact(stream: string, decider: object, command: object): Promise<unknown> {
    const identity = processIdentity('test', String(++this.commands), null);
    const { transactor } = this.app;
    return transactor.transact({ stream, decider: decider as never, command: command as never, identity, content: {} });
  }
}

const types = (facts: readonly DomainEvent[]) => facts.map(({ type }) => type);

describe('the process that mails notices', () => {
  let service: Service;
  const requested = () =>
    service.emailLink({
      type: 'RequestEmailLink',
      link: { linkId, email: 'aino@example.com', language: 'fi', expiresAt: half },
    });
  const invited = async () => {
    const mainUser = { memberId: 'ada', email: 'ada@acme.example' };
    const organization = { organizationId, name: 'Acme Oy', businessId: '1234567-1', mainUser };
    await service.organization({ type: 'RegisterOrganization', ...organization });
    const member = { memberId: 'bo', email: 'bo@acme.example', role: 'viewer', by: null };
    const link = { linkId, expiresAt: '2026-12-10T10:00:00.000Z', language: 'sv' };
    await service.organization({ type: 'InviteMember', ...member, ...link });
  };
  beforeEach(() => {
    service = new Service();
  });

  it('mails a link to sign in to the address that asked, in its language', async () => {
    await requested();
    await service.workOff(signIn);
    const [mail, ...others] = service.mails;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      ...{ kind: 'sign-in-link', to: { name: '', email: 'aino@example.com' }, language: 'fi', expiresAt: half },
      link: expect.stringMatching(/^https:\/\/sign\.example\/r#/),
      messageId: expect.stringMatching(/^[0-9a-f-]{36}@sign\.example$/),
    });
    const secret = (mail as { link: string }).link.split('#')[1] as string;
    expect(service.app.links.open('sign-in', secret)).toEqual({ linkId, aboutId: linkId });
    expect(service.app.links.open('sign', secret)).toBeNull();
    expect(types(await service.facts(signIn))).toEqual(['NoticeHandedOver']);
    await service.workOff(signIn);
    expect(service.mails).toHaveLength(1);
  });

  it('mails an invitation to join, with the organization and the role', async () => {
    await invited();
    await service.workOff(organizationId);
    expect(service.mails).toHaveLength(1);
    expect(service.mails[0]).toMatchObject({
      ...{ kind: 'member-invitation', to: { email: 'bo@acme.example' }, language: 'sv' },
      ...{ organizationName: 'Acme Oy', role: 'viewer' },
    });
    const { link } = service.mails[0] as { link: string };
    const secret = link.replace('https://sign.example/j#', '');
    expect(service.app.links.open('join', secret)).toEqual({ linkId, aboutId: organizationId });
  });

  it('mails the newest invitation only, also when the view does not know of it yet', async () => {
    await invited();
    const before = await service.work(organizationId);
    const renewal = { memberId: 'bo', linkId: otherLinkId, expiresAt: '2026-12-20T10:00:00.000Z', by: null };
    await service.organization({ type: 'RenewMemberInvitation', ...renewal });
    await service.workOff(organizationId, before);
    expect(service.mails).toEqual([]);
    await service.workOff(organizationId);
    expect(service.mails).toMatchObject([{ expiresAt: '2026-12-20T10:00:00.000Z', language: 'sv' }]);
  });

  it('mails nothing to whoever was taken off the list, or has used the link already', async () => {
    await invited();
    const before = await service.work(organizationId);
    await service.organization({ type: 'RemoveMember', memberId: 'bo', by: null });
    await service.workOff(organizationId, before);
    await requested();
    const used = await service.work(signIn);
    await service.emailLink({ type: 'UseEmailLink', personId: 'aino', now: service.now });
    await service.workOff(signIn, used);
    expect(service.mails).toEqual([]);
  });

  it('sends the same link under the same Message-ID again after a crash, and once where it can know', async () => {
    await requested();
    service.crash = () => {
      throw new Error('killed');
    };
    await expect(service.workOff(signIn)).rejects.toThrow('killed');
    service.crash = undefined;
    const before = await service.work(signIn);
    await service.workOff(signIn);
    const [first, second] = service.mails;
    expect(second).toEqual(first);
    await service.workOff(signIn, before);
    expect(service.mails).toHaveLength(2);
  });

  it('tries again later when the mail server is away, more and more rarely, and says so', async () => {
    await requested();
    service.answers.push(new MailUnavailableError('450 busy'), new MailUnavailableError('450 busy'));
    await service.workOff(signIn);
    await service.workOff(signIn);
    const pauses = (await service.facts(signIn)).map((fact) =>
      fact.type === 'NoticeDelayed' ? [fact.data.attempt, fact.data.nextTryAt] : [],
    );
    expect(pauses).toEqual([
      [1, '2026-11-26T10:00:05.000Z'],
      [2, '2026-11-26T10:00:10.000Z'],
    ]);
    await service.workOff(signIn);
    expect(types(await service.facts(signIn)).at(-1)).toBe('NoticeHandedOver');
  });

  it('records what was refused for good, with what the server said, and leaves it at that', async () => {
    await requested();
    service.answers.push(new MailRefusedError('550 no such mailbox'));
    await service.workOff(signIn);
    await service.workOff(signIn);
    expect(await service.facts(signIn)).toMatchObject([
      { type: 'NoticeBounced', data: { to: 'aino@example.com', answer: '550 no such mailbox' } },
    ]);
    expect(service.mails).toEqual([]);
  });

  it('drops what would lead nowhere any more, and is done with it', async () => {
    await requested();
    service.now = half as Instant;
    await service.workOff(signIn);
    expect(service.mails).toEqual([]);
    expect(types(await service.facts(signIn))).toEqual(['NoticeDropped']);
    expect((await service.work(signIn)).tasks).toEqual({});
  });

  it('writes to nobody whose address was erased', async () => {
    await requested();
    await service.keys.destroy([{ scope: streams.emailLink(linkId), subject: 'recipient' }]);
    await service.workOff(signIn);
    expect(service.mails).toEqual([]);
  });

  it('passes on what it does not understand', async () => {
    await requested();
    service.answers.push(new TypeError('a fault of ours'));
    await expect(service.workOff(signIn)).rejects.toThrow('a fault of ours');
    expect(await service.facts(signIn)).toEqual([]);
  });
});
