import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Instant, type InvitationCommand, invitationDecider } from '@attestory/domain';
import { EventStoreUnavailableError, WrongExpectedRevisionError } from '@attestory/event-store';
import { EventCodec } from './codec/event-codec.js';
import { EventDamagedError } from './codec/stored-event.js';
import { processIdentity } from './command-identity.js';
import { type Clock, systemClock } from './ports/clock.port.js';
import type { Observer } from './ports/observer.port.js';
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
  /** Of another process, over the same stores. */
  let rival: Transactor;
  beforeEach(() => {
    store = new MemoryEventStore();
    const keys = new MemoryKeyVault();
    const another = (clock: Clock) => new Transactor(store, new EventCodec(keys), clock, new Uint8Array(32));
    [transactor, rival] = [another(systemClock), another({ now: () => '2020-01-01T00:00:00.000Z' as Instant })];
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const run = (
    name: string,
    command: InvitationCommand,
    more: { ifRevision?: number; content?: unknown } = {},
    by = transactor,
  ) =>
    by.transact({
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
    store.rival = async () => {
      await rival.transact({
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

  it('answers with what the log holds when a lost append arrives after all', async () => {
    store.mishaps.push('late-and-unknown');
    const result = await run('draft', draft);
    expect(store.events).toHaveLength(1);
    const [logged] = (await transactor.load(stream, invitationDecider)).events;
    expect(result.events[0]?.meta).toEqual(logged?.meta);
  });

  it('answers with what the log holds when another process was faster with the same command', async () => {
    store.mishaps.push('somebody-was-faster');
    store.rival = async () => {
      await run('draft', draft, {}, rival);
    };
    const result = await run('draft', draft);
    expect(result.repeated).toBe(true);
    expect(store.events).toHaveLength(1);
    const [logged] = (await transactor.load(stream, invitationDecider)).events;
    expect(result.events[0]?.meta).toEqual(logged?.meta);
  });

  it('does not acknowledge what it could not look at again', async () => {
    jest
      .spyOn(store, 'readStream')
      .mockResolvedValueOnce([])
      .mockImplementation(() => {
        throw new EventStoreUnavailableError('away', 'not-stored');
      });
    await expect(run('draft', draft)).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('gives a repeat the state after its command, whatever came later', async () => {
    const first = await run('draft', draft);
    await run('discard', { type: 'DiscardDraft' });
    expect((await run('draft', draft)).state).toEqual(first.state);
  });

  it('says that it is busy when somebody is faster for 5 seconds', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    let passed = 0;
    const start = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => start + passed);
    let rivals = 0;
    store.rival = async () => {
      passed += 900;
      await rival.transact({
        ...{ stream, decider: invitationDecider, command: change(`Rival ${rivals}`), content: rivals },
        identity: processIdentity('rival', String(rivals++), null),
      });
    };
    await run('draft', draft);
    for (let i = 0; i < 20; i++) store.mishaps.push('somebody-was-faster', 'none');
    expect(await rejection(run('change', change('Mine')))).toBe('busy');
    expect(rivals).toBe(6);
    expect(store.events).toHaveLength(1 + rivals);
  });

  it('says that the outcome is unknown when one of its tries may have been stored', async () => {
    store.mishaps.push('lost-and-unknown', 'not-stored');
    await expect(run('draft', draft)).rejects.toMatchObject({ outcome: 'unknown' });
    store.mishaps.push('not-stored');
    await expect(run('draft', draft)).rejects.toMatchObject({ outcome: 'not-stored' });
  });

  it('appends all facts of a command together, each with its own place', async () => {
    const sendable = {
      ...draft,
      documents: [{ documentId: 'd1', fileName: 'a.pdf', sha256: 'h', bytes: 1, pages: 1, attachments: 0 }],
      signatories: [{ signatoryId: 's1', name: 'Aino', email: 'aino@example.com', methods: ['light'] }],
    } as unknown as InvitationCommand;
    const { events, revision } = await run('draft', sendable);
    expect(events.map(({ type, meta }) => [type, meta.revision])).toEqual([
      ['InvitationDrafted', 0],
      ['DocumentAttached', 1],
      ['SignatoryAdded', 2],
    ]);
    expect([revision, store.appends]).toEqual([2, 1]);
    const again = await run('draft', sendable);
    expect(again.events.map(({ type, data, meta }) => [type, data, meta.id, meta.hash])).toEqual(
      events.map(({ type, data, meta }) => [type, data, meta.id, meta.hash]),
    );
  });

  it('leaves the log as it is when nothing has to change, and says where it is', async () => {
    const { position } = await run('draft', draft);
    const nothing = { ...invitationDecider, decide: () => ({ accepted: [] }) };
    const identity = processIdentity('test', 'nothing', null);
    const result = await transactor.transact({
      stream,
      decider: nothing,
      command: draft,
      content: 'nothing',
      identity,
    });
    expect(result).toMatchObject({ revision: 0, position, events: [], repeated: false });
    expect(store.appends).toBe(1);
  });

  it('lets a guard refuse first, a repeat too', async () => {
    await run('draft', draft);
    const guard = () => {
      throw new CommandRejectedError({ code: 'not-found' });
    };
    const identity = processIdentity('test', 'draft', null);
    const guarded = { stream, decider: invitationDecider, command: draft, content: draft, identity, guard };
    expect(await rejection(transactor.transact(guarded))).toBe('not-found');
  });

  describe('watched', () => {
    const steps: { name: string; details: Record<string, unknown> }[] = [];
    const again: string[] = [];
    const observer: Observer = {
      step: (step, work) => {
        const details = { ...step.details };
        steps.push({ name: step.name, details });
        return work((more) => Object.assign(details, more));
      },
      triedAgain: (because) => again.push(because),
    };
    beforeEach(() => {
      steps.length = 0;
      again.length = 0;
      transactor = new Transactor(
        store,
        new EventCodec(new MemoryKeyVault()),
        systemClock,
        new Uint8Array(32),
        observer,
      );
    });

    it('is one step, which names its stream, its ids, and what was commanded', async () => {
      await run('draft', draft);
      const { commandId, correlationId } = processIdentity('test', 'draft', null);
      expect(steps).toEqual([
        {
          name: 'command invitation',
          details: {
            'attestory.stream': stream,
            'attestory.command.id': commandId,
            'attestory.correlation.id': correlationId,
            'attestory.command.type': 'DraftInvitation',
          },
        },
      ]);
    });

    it('tells why it decided again', async () => {
      store.mishaps.push('somebody-was-faster', 'lost-and-unknown');
      store.rival = async () => {
        throw new WrongExpectedRevisionError(stream, 'no-stream', 0);
      };
      await run('draft', draft);
      expect(again).toEqual(['conflict', 'unknown']);
      expect(steps).toHaveLength(1);
    });
  });
});
