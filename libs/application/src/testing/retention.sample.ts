import { randomUUID } from 'node:crypto';
import type { DocumentVault } from '@attestory/document-vault';
import {
  type ArchivedDocumentCommand,
  archivedDocumentDecider,
  type DocumentCommand,
  type DomainEvent,
  documentDecider,
  type Holder,
  holderKey,
  type Instant,
  type OrganizationCommand,
  organizationDecider,
  type Retention,
  streams,
} from '@attestory/domain';
import type { EventStore } from '@attestory/event-store';
import type { KeyVault } from '@attestory/key-vault';
import { categoryOf, dueRules, type Projection, retention } from '@attestory/projections';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import { sealedBlobId } from '../queries/document.queries.js';
import { retentionInForce } from '../retention/retention-in-force.js';
import { Transactor } from '../transact.js';
import type { ViewMember, ViewQuery, Views } from '../views.js';

/** Where what is purged lies. */
export interface PurgedStores {
  readonly store: EventStore;
  readonly keys: KeyVault;
  readonly vault: DocumentVault;
}

export const signedAt = '2026-01-31T10:00:00.000Z' as Instant;
/** Six months later, and thirty days after a notice of the last of them. */
export const overdue = '2026-09-01T10:00:00.000Z' as Instant;
export const organizationId = '0b7d3a52-8a7e-4a10-9d2b-4c1f6a1d0e01';
export const acme = { kind: 'organization', organizationId } as unknown as Holder;
export const aino = { kind: 'person', personId: '7d1e7c0a-6b0f-4f43-8b0b-0a5f3c7e2d02' } as unknown as Holder;

/** An application over some stores, as one process has it. */
export function keepingApplication(stores: PurgedStores, clock = { now: () => overdue }): Application {
  const codec = new EventCodec(stores.keys);
  const transactor = new Transactor(stores.store, codec, clock, new Uint8Array(32));
  const logged = { store: stores.store, codec };
  const views = { retention: foldedViews(logged, retention), rules: foldedViews(logged, dueRules) };
  const settings = { baseUrl: 'https://sign.example' };
  return { ...stores, codec, clock, transactor, views, settings } as unknown as Application;
}

/** What happened before: an organization with a rule of six months, and a sealed document that some hold. */
export class Archive {
  constructor(readonly app: Application) {}

  async organization(months: number | null = 6): Promise<void> {
    const mainUser = { memberId: 'ada', personId: 'p', name: 'Ada' };
    const registered = { organizationId, name: 'Acme Oy', businessId: '1234567-1', mainUser };
    await this.organize({ type: 'RegisterOrganization', ...registered } as unknown as OrganizationCommand);
    await this.setRule(months);
  }

  /** Another main user, who has joined. */
  async mainUser(memberId: string, personId: string): Promise<void> {
    const link = { linkId: memberId, email: `${memberId}@acme.example`, expiresAt: '2030-01-01T10:00:00.000Z' };
    const invitation = { type: 'InviteMember', memberId, role: 'main-user', language: 'en', by: null, ...link };
    await this.organize(invitation as unknown as OrganizationCommand);
    const joined = { linkId: memberId, personId, name: memberId, now: this.app.clock.now() };
    await this.organize({ type: 'JoinOrganization', ...joined } as unknown as OrganizationCommand);
  }

  setRule(months: number | null): Promise<unknown> {
    return this.organize({ type: 'SetRetentionRule', folderId: null, ruleId: 'r', months, by: null });
  }

  /** A sealed document that these hold, or one whose seal fails again and again. @returns its id, with those of the copies */
  async document(
    holders: readonly Holder[],
    { unsealed = false, ...more }: { readonly foundBy?: 'email'; readonly unsealed?: boolean } = {},
  ) {
    const [documentId, invitationId] = [randomUUID(), randomUUID()];
    const [key] = (await this.app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
    const put = (id: string, text: string) => this.app.vault.put({ id, key }, bytesOf(text));
    const blobId = `original-${randomUUID()}`;
    const original = await put(blobId, `original of ${documentId}`);
    const document = { documentId, organizationId, invitationId, blobId, ...original, pages: 1, attachments: 0 };
    await this.about(documentId, { type: 'StoreDocument', document } as unknown as DocumentCommand);
    const sealedId = sealedBlobId(documentId, sealedHash);
    if (unsealed) {
      const failure = { documentId, signatures: 1, reason: 'no key', attempt: 99, nextTryAt: signedAt };
      await this.fact(streams.delivery(invitationId), { type: 'SealingFailed', data: failure });
    } else {
      const { bytes } = await put(sealedId, `sealed ${documentId}`);
      const seal = { documentId, signedBy: ['s'], sha256: sealedHash, bytes };
      await this.fact(streams.invitation(invitationId), { type: 'DocumentSealed', data: seal });
    }
    const copies = [];
    for (const holder of holders)
      copies.push(await this.archive({ documentId, invitationId, sha256: original.sha256, ...more }, holder));
    return { documentId, copies, blobs: unsealed ? [blobId] : [blobId, sealedId] };
  }

  /** The holder was told in time. */
  async tell(copyId: string, purgeNotBefore = '2026-08-30T10:00:00.000Z'): Promise<void> {
    const { state } = await this.load(copyId);
    const { keepUntil } = state.status === 'none' ? { keepUntil: null } : state.retention;
    const notice = { noticeId: 'n', told: 'mailed', purgeNotBefore };
    await this.copy(copyId, { type: 'GivePurgeNotice', keepUntil, notice } as unknown as ArchivedDocumentCommand);
  }

  async hold(copyId: string): Promise<void> {
    const placed = { type: 'PlaceHold', holdId: randomUUID(), reason: 'A dispute', memberId: 'ada' };
    await this.copy(copyId, placed as unknown as ArchivedDocumentCommand);
  }

  /** Somebody with an account, and the addresses that they have verified. */
  async person(personId: string, ...emails: readonly string[]): Promise<void> {
    const stream = streams.person(personId);
    await this.fact(stream, { type: 'PersonRegistered', data: { personId, language: 'fi', assurance: 'strong' } });
    for (const email of emails)
      await this.fact(stream, { type: 'EmailVerified', data: { emailId: randomUUID(), email } });
  }

  load(copyId: string) {
    return this.app.transactor.load(streams.archivedDocument(copyId), archivedDocumentDecider);
  }

  private async archive(
    { documentId, ...found }: Readonly<Record<'documentId' | 'invitationId' | 'sha256', string>>,
    holder: Holder,
  ): Promise<string> {
    const id = newIdOf(documentId, `archived/${holderKey(holder)}`);
    await this.about(documentId, { type: 'AddHolder', holder, archivedDocumentId: id as never });
    const signatories = [{ signatoryId: 's', name: 'Aino', signedAt, role: 'self', mine: true }] as const;
    const copy = { holder, folderId: null, lastSignedAt: signedAt, signatories };
    const inForce: Retention = await retentionInForce(this.app, copy);
    const document = {
      ...{ archivedDocumentId: id, holder, documentId, ...found, title: 'Lease', fileName: 'lease.pdf' },
      ...{ kind: 'signed', state: 'completed', pages: 1, bytes: 9, closedAt: signedAt, lastSignedAt: signedAt },
      ...{ senderId: organizationId, signatories, retention: inForce },
    };
    await this.copy(id, { type: 'ArchiveDocument', document } as unknown as ArchivedDocumentCommand);
    return id;
  }

  private organize(command: OrganizationCommand) {
    const decider = organizationDecider;
    return this.run({ stream: streams.organization(organizationId), decider, command });
  }

  private about(documentId: string, command: DocumentCommand) {
    return this.run({ stream: streams.document(documentId), decider: documentDecider, command });
  }

  copy(copyId: string, command: ArchivedDocumentCommand) {
    return this.run({ stream: streams.archivedDocument(copyId), decider: archivedDocumentDecider, command });
  }

  private fact(stream: string, event: object) {
    const decider = { initial: null, decide: (one: DomainEvent) => ({ accepted: [one] }), evolve: () => null };
    return this.run({ stream, decider, command: event as DomainEvent });
  }

  private run(transaction: object) {
    const rest = { content: 'test', identity: processIdentity('test', randomUUID(), null) };
    return this.app.transactor.transact({ ...transaction, ...rest } as never);
  }
}

const sealedHash = '5ea1'.padEnd(64, '0');

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** A projection's views, as they are while nothing is behind: folded from the whole log at each question. */
export function foldedViews<V extends { readonly id: string }>(
  { store, codec }: { readonly store: EventStore; readonly codec: EventCodec },
  { categories, fold, entries }: Projection<V>,
): Pick<Views<V>, 'find' | 'findMerged'> {
  const all = async () => {
    const views = new Map<string, V | null>();
    for await (const batch of store.readAll())
      for (const event of await codec.decode(batch.filter(({ stream }) => categories.includes(categoryOf(stream))))) {
        if (event) views.set(event.meta.stream, fold(views.get(event.meta.stream) ?? null, event as never));
      }
    return [...views.values()].filter((view) => view !== null);
  };
  const findIn = async (members: readonly ViewMember[], query: Omit<ViewQuery, 'member'>) => {
    const { index, from = '', to = '~', limit, cursor = '' } = query;
    const has = (words: readonly string[] | undefined, member: string) =>
      members.some((one) => one.member === member && (one.words ?? []).every((word) => words?.includes(word)));
    const found = (await all())
      .flatMap((view) => entries(view).map((entry) => ({ view, ...entry, place: `${entry.sort}/${view.id}` })))
      .filter((entry) => entry.index === index && has(entry.words, entry.member))
      .filter(({ sort, place }) => sort >= from && sort < to && place > cursor)
      .sort((a, b) => (a.place < b.place ? -1 : 1));
    const page = found.slice(0, limit);
    return { items: page, nextCursor: found.length > limit ? (page.at(-1)?.place ?? null) : null };
  };
  return {
    find: async ({ member, words = [], ...query }) => {
      const { items, nextCursor } = await findIn([{ member, words }], query);
      return { items: items.map(({ view }) => view), nextCursor };
    },
    findMerged: async ({ members, ...query }) => {
      const { items, nextCursor } = await findIn(members, query);
      return { items: items.map(({ view, place }) => ({ view, position: place })), nextCursor };
    },
  };
}
