import { beforeEach, describe, expect, it } from '@jest/globals';
import { type InvitationCommand, invitationDecider } from '@attestory/domain';
import { EventStoreUnavailableError } from '@attestory/event-store';
import { EventCodec } from './codec/event-codec.js';
import { EventDamagedError } from './codec/stored-event.js';
import { processIdentity } from './command-identity.js';
import { systemClock } from './ports/clock.port.js';
import { MemoryEventStore, MemoryKeyVault } from './testing/stores.sample.js';
import { CommandRejectedError, Transactor } from './transact.js';

const stream = 'invitation-i';
const draft = {
  type: 'DraftInvitation',
  ...{
    invitationId: 'i',
    organizationId: 'o',
    clientId: 'c',
    title: 'T',
    message: null,
    language: 'en',
    order: 'parallel',
  },
  ...{ expiresAt: null, documents: [], signatories: [], limits: { documents: 9, signatories: 9 } },
  delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
} as unknown as InvitationCommand;
const change = (title: string): InvitationCommand => ({ type: 'ChangeDraft', title });

describe('transact', () => {
  let store: MemoryEventStore;
  let transactor: Transactor;
  beforeEach(() => {
    store = new MemoryEventStore();
    transactor = new Transactor(store, new EventCodec(new MemoryKeyVault()), systemClock, new Uint8Array(32));
  });

  const run = (name: string, command: InvitationCommand, more: { ifRevision?: number; content?: unknown } = {}) =>
    transactor.transact({
      ...{ stream, decider: invitationDecider, command, content: command },
      identity: processIdentity('test', name, null),
      ...more,
    });
  const rejection = (promise: Promise<unknown>) =>
    promise.then(
      () => 'accepted',
      (error: unknown) => (error instanceof CommandRejectedError ? error.rejection.code : error),
    );

  it('appends what was decided, each event with an id of its own', async () => {
    const result = await run('draft', draft);
    expect(result).toMatchObject({ revision: 0, repeated: false, position: store.events[0]?.position });
    expect(result.events[0]?.meta.hash).toMatch(/^[0-9a-f]{64}$/);
    await run('change', change('New'));
    expect(new Set(store.events.map(({ id }) => id)).size).toBe(2);
  });

  it('gives a repeat the answer of the first, to the letter, and appends nothing', async () => {
    const first = await run('draft', draft);
    await run('change', change('New'));
    const again = await run('draft', draft);
    expect(JSON.stringify(again.history.map(({ type, data }) => ({ type, data })))).toBe(
      JSON.stringify(first.history.map(({ type, data }) => ({ type, data }))),
    );
    expect(again).toMatchObject({ repeated: true, revision: 0, position: first.position });
    expect(store.events).toHaveLength(2);
  });

  it('refuses the same command id with another content', async () => {
    await run('draft', draft);
    expect(await rejection(run('draft', change('Other')))).toBe('command-id-reused');
  });

  it('refuses what was decided on an older revision, but not the repeat of what was done', async () => {
    await run('draft', draft);
    await run('first', change('A'), { ifRevision: 0 });
    expect(await rejection(run('second', change('B'), { ifRevision: 0 }))).toBe('stale');
    expect(await rejection(run('first', change('A'), { ifRevision: 0 }))).toBe('accepted');
  });

  it('decides again when somebody was faster', async () => {
    await run('draft', draft);
    const other = new Transactor(store, new EventCodec(new MemoryKeyVault()), systemClock, new Uint8Array(32));
    store.rival = async () => {
      await other.transact({
        ...{ stream, decider: invitationDecider, command: { type: 'DiscardDraft' }, content: 'discard' },
        identity: processIdentity('rival', 'discard', null),
      });
    };
    store.mishaps.push('somebody-was-faster');
    expect(await rejection(run('change', change('Late')))).toBe('invitation-is-discarded');
  });

  it('finds an append whose answer was lost, and does not append it twice', async () => {
    store.mishaps.push('stored-but-unknown');
    const result = await run('draft', draft);
    expect(result.repeated).toBe(true);
    expect(store.events).toHaveLength(1);
  });

  it('appends again what was lost', async () => {
    store.mishaps.push('lost-and-unknown');
    expect((await run('draft', draft)).repeated).toBe(false);
    expect(store.events).toHaveLength(1);
    expect(store.appends).toBe(2);
  });

  it('acknowledges nothing that was not stored', async () => {
    store.mishaps.push('not-stored');
    await expect(run('draft', draft)).rejects.toThrow(EventStoreUnavailableError);
    expect(store.events).toHaveLength(0);
  });

  it('decides nothing on a stream that lost an event or whose events were swapped', async () => {
    await run('draft', draft);
    await run('a', change('A'));
    await run('b', change('B'));
    const [first, second, third] = store.events as [
      (typeof store.events)[0],
      (typeof store.events)[0],
      (typeof store.events)[0],
    ];
    store.events.splice(0, 3, first, third);
    await expect(run('c', change('C'))).rejects.toThrow(EventDamagedError);
    store.events.splice(0, 3, first, { ...third, revision: 1 }, { ...second, revision: 2 });
    await expect(run('c', change('C'))).rejects.toThrow(EventDamagedError);
  });

  it('takes commands of one stream one after another', async () => {
    await run('draft', draft);
    const titles = Array.from({ length: 20 }, (_, i) => `Title ${i}`);
    const results = await Promise.all(titles.map((title) => run(title, change(title))));
    expect(results.map(({ revision }) => revision)).toEqual(titles.map((_, i) => i + 1));
    expect(store.appends).toBe(21);
  });
});
