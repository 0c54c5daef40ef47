import { type DomainEvent, type Instant, shippedPolicies, streams } from '@attestory/domain';
import { type Deliveries, deliveries, type DueTask, type DueWork, dueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import { LinkSecrets } from '../link-secrets.js';
import { type Mail, MailRefusedError } from '../ports/mail-sender.port.js';
import { mailProcess } from '../processes/mail.process.js';
import { Transactor } from '../transact.js';
import { MemoryEventStore, MemoryKeyVault } from './stores.sample.js';

export const invitationId = '00000000-0000-4000-8000-000000000001';
const hash = 'a'.repeat(64);
const day = 24 * 60 * 60_000;
const settings = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
/** Facts as they are, whatever the aggregate would say. */
const asTheyAre = {
  initial: null,
  decide: (event: DomainEvent) => ({ accepted: [event] }),
  evolve: () => null,
};

/** The processes that deliver, over stores in memory that hold one invitation, with a clock that jumps. */
export class Delivering {
  now = '2026-11-24T10:00:00.000Z' as Instant;
  readonly mails: Mail[] = [];
  readonly keys = new MemoryKeyVault();
  readonly app: Application;
  /** Addresses that a mail server refuses. */
  readonly refused = new Set<string>();
  /** Does not come back from the mail server. */
  crashes = false;
  private readonly store = new MemoryEventStore();
  private readonly codec = new EventCodec(this.keys);
  private facts = 0;

  constructor() {
    const clock = { now: () => this.now };
    this.app = {
      clock,
      ...{ store: this.store, codec: this.codec, keys: this.keys },
      transactor: new Transactor(this.store, this.codec, clock, new Uint8Array(32)),
      links: new LinkSecrets(new Uint8Array(32)),
      settings: { baseUrl: 'https://sign.example', deliveryPolicies: shippedPolicies, downloadLinkFor: 30 * day },
      views: { deliveries: { find: async () => ({ items: [await this.deliveries()], nextCursor: null }) } },
      mail: { send: async (mail: Mail) => this.take(mail) },
    } as unknown as Application;
  }

  /** Sent to Aino and Bo, two documents. */
  async sent(delivery: Partial<typeof settings> = {}): Promise<void> {
    const documents = ['d1', 'd2'].map((documentId) => {
      return { documentId, fileName: `${documentId}.pdf`, sha256: hash, bytes: 1, pages: 1, attachments: 0 };
    });
    await this.keys.ensure(documents.map(({ documentId }) => documentKey(documentId)));
    const about = { organizationId: 'o', title: 'Lease', message: null, language: 'en', order: 'parallel' };
    await this.happened('InvitationDrafted', {
      ...about,
      invitationId,
      clientId: 'c',
      expiresAt: null,
      delivery: settings,
    });
    for (const document of documents) await this.happened('DocumentAttached', document);
    await this.happened('InvitationSent', {
      ...{ ...about, expiresAt: '2030-01-01T00:00:00.000Z', policyVersion: '1', documents },
      ...{ delivery: { ...settings, ...delivery } },
      signatories: ['aino', 'bo'].map((id) => ({
        ...{ signatoryId: id, name: id, email: `${id}@example.com`, methods: ['strong'] },
      })),
    });
  }

  signed(signatoryId: string, at: string, how: object = {}): Promise<void> {
    this.now = at as Instant;
    const signature = { signatoryId, linkId: 'l', documents: [], consent: {}, role: { kind: 'self' } };
    return this.happened('DocumentSigned', { ...signature, method: 'fi-bank-id', assurance: 'strong', ...how });
  }

  /** All have signed, and it is sealed. */
  async completed(): Promise<void> {
    const { signedBy = [] } = (await this.work()) ?? {};
    await this.happened('InvitationCompleted', { signedBy });
    for (const documentId of ['d1', 'd2'])
      await this.happened('DocumentSealed', { documentId, signedBy, sha256: hash, bytes: 2, level: 'B-B' });
  }

  async happened(type: DomainEvent['type'], data: object): Promise<void> {
    await this.app.transactor.transact({
      stream: streams.invitation(invitationId),
      decider: asTheyAre,
      command: { type, data } as unknown as DomainEvent,
      identity: processIdentity('test', String(++this.facts), null),
      content: this.facts,
    });
  }

  /** Does the e-mails that are due, as often as somebody may look. */
  async workOff(times = 1): Promise<void> {
    const work = await this.work();
    const due = Object.values(work?.tasks ?? {}).filter(
      (task): task is Extract<DueTask, { kind: 'mail' }> => task.kind === 'mail',
    );
    for (const task of due) for (let i = 0; i < times; i++) await mailProcess(this.app)(task, work as DueWork);
  }

  async events() {
    return this.codec.decode(this.store.events);
  }

  async work(): Promise<DueWork | null> {
    return (await this.events()).reduce(dueWork.fold, null as DueWork | null);
  }

  async deliveries(): Promise<Deliveries> {
    return (await this.events()).reduce(deliveries.fold, null as Deliveries | null) as Deliveries;
  }

  /** The secrets of the download links in the newest e-mail to somebody. */
  secretsFor(address: string): readonly string[] {
    const mail = this.mails.findLast(({ to }) => to.email === address);
    const documents = mail && 'documents' in mail ? (mail.documents ?? []) : [];
    return documents.flatMap((one) =>
      typeof one === 'object' && 'downloadLink' in one && one.downloadLink
        ? [one.downloadLink.slice(one.downloadLink.indexOf('#') + 1)]
        : [],
    );
  }

  private take(mail: Mail): void {
    if (this.refused.has(mail.to.email)) throw new MailRefusedError('550 no such mailbox');
    this.mails.push(mail);
    if (this.crashes) throw new Error('the process is gone');
  }
}
