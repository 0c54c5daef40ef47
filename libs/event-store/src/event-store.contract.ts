import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  WrongExpectedRevisionError,
} from './event-store.port.js';
import { subscriptionContract } from './event-store-subscription.contract.js';
import { collect, freshEvent, freshEvents, freshStream, ids } from './fresh-events.contract.js';

/** A log to test on. It may hold events already, and others may append to it meanwhile. */
export interface OpenedEventStore {
  readonly store: EventStore;
  /** Closes `store` and opens the same log again. */
  reopen(): Promise<EventStore>;
  /** The same log, opened by somebody else at the same time. */
  second(): Promise<EventStore>;
  /** Closes whatever is open. */
  cleanup(): Promise<void>;
}

/** What every event store does. */
export function eventStoreContract(name: string, open: () => Promise<OpenedEventStore>): void {
  describe(`${name}, as an event store`, () => {
    let opened: OpenedEventStore;
    let store: EventStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.cleanup());

    appendContract(() => opened);
    repeatContract(() => opened);
    readContract(() => opened);
    describe('A subscription', () => subscriptionContract(() => opened));
    closeContract(() => opened);

    describe('A second one on the same log', () => {
      it('reads what the first appended', async () => {
        const [stream, event] = [freshStream(), freshEvent()];
        const second = await opened.second();
        await store.append(stream, 'no-stream', [event]);
        expect(await second.readStream(stream)).toMatchObject([event]);
      });

      it('continues a stream of the first, and the first goes on after it', async () => {
        const stream = freshStream();
        const second = await opened.second();
        await store.append(stream, 'no-stream', [freshEvent()]);
        await second.append(stream, 0, [freshEvent()]);
        await store.append(stream, 1, [freshEvent()]);
        await expect(second.append(stream, 1, [freshEvent()])).rejects.toThrow(WrongExpectedRevisionError);
        expect((await second.readStream(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2]);
      });

      it('wins or loses a race for a revision, but never shares it', async () => {
        const stream = freshStream();
        const second = await opened.second();
        const tries = [store, second, store, second].map((one) => one.append(stream, 'no-stream', [freshEvent()]));
        const results = await Promise.allSettled(tries);
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await store.readStream(stream)).toHaveLength(1);
      });
    });
  });
}

function appendContract(opened: () => OpenedEventStore): void {
  describe('An append', () => {
    it('stores its events in order, with revisions from 0', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(3)];
      const result = await store.append(stream, 'no-stream', events);
      const recorded = await store.readStream(stream);
      expect(recorded).toEqual(
        events.map((event, revision) => ({ ...event, stream, revision, position: recorded[revision]?.position })),
      );
      expect(result).toEqual({ revision: 2, position: recorded[2]?.position });
    });

    it('goes on at the revision that it expects', async () => {
      const { store } = opened();
      const [stream, first, later] = [freshStream(), freshEvents(2), freshEvents(2)];
      const { revision } = await store.append(stream, 'no-stream', first);
      expect(await store.append(stream, revision, later)).toMatchObject({ revision: 3 });
      expect(ids(await store.readStream(stream))).toEqual(ids([...first, ...later]));
    });

    it.each([
      ['no-stream', 'no-stream', 0],
      ['an older revision', 0, 2],
      ['a revision not reached yet', 5, 2],
      ['a revision of an unknown stream', 0, null],
    ] as const)('is refused when it expects %s wrongly, and stores nothing', async (_, expected, last) => {
      const { store } = opened();
      const stream = freshStream();
      if (last !== null) await store.append(stream, 'no-stream', freshEvents(last + 1));
      const actual = last ?? 'no-stream';
      const refused = store.append(stream, expected, freshEvents(2));
      await expect(refused).rejects.toThrow(WrongExpectedRevisionError);
      await expect(refused).rejects.toMatchObject({ stream, expected, actual });
      expect(await store.readStream(stream)).toHaveLength(last === null ? 0 : last + 1);
    });

    it('wins alone when twenty race for one revision', async () => {
      const { store } = opened();
      const stream = freshStream();
      const racers = freshEvents(20);
      const results = await Promise.allSettled(racers.map((event) => store.append(stream, 'no-stream', [event])));
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost).toHaveLength(19);
      for (const error of lost) expect(error).toBeInstanceOf(WrongExpectedRevisionError);
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      expect(ids(await store.readStream(stream))).toEqual([racers[winner]?.id]);
    });

    it('of 64 streams at once leaves each its own order', async () => {
      const { store } = opened();
      const streams = Array.from({ length: 64 }, () => ({ stream: freshStream(), events: freshEvents(6) }));
      await Promise.all(
        streams.map(async ({ stream, events }) => {
          for (const [revision, event] of events.entries()) {
            await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
          }
        }),
      );
      for (const { stream, events } of streams) expect(ids(await store.readStream(stream))).toEqual(ids(events));
    });

    it.each(Object.entries(texts))('keeps %s byte for byte', async (_, text) => {
      const { store } = opened();
      const [stream, event] = [freshStream(), { ...freshEvent(), data: text, metadata: text }];
      await store.append(stream, 'no-stream', [event]);
      const [recorded] = await store.readStream(stream);
      expect(recorded?.data === text).toBe(true);
      expect(recorded?.metadata === text).toBe(true);
    });

    it.each(['data', 'metadata'])('is refused when its %s has no UTF-8', async (member) => {
      const { store } = opened();
      const stream = freshStream();
      const events = [freshEvent(), { ...freshEvent(), [member]: '"half a pair: \ud83d"' }];
      await expect(store.append(stream, 'no-stream', events)).rejects.toThrow(TypeError);
      expect(await store.readStream(stream)).toEqual([]);
    });

    it('of nothing is refused', async () => {
      const { store } = opened();
      await expect(store.append(freshStream(), 'no-stream', [])).rejects.toThrow(TypeError);
    });

    it('of one id twice is refused', async () => {
      const { store } = opened();
      const event = freshEvent();
      await expect(store.append(freshStream(), 'no-stream', [event, event])).rejects.toThrow(TypeError);
    });
  });
}

function repeatContract(opened: () => OpenedEventStore): void {
  describe('A repeated append', () => {
    it('answers as the first did, and writes nothing', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(3)];
      const first = await store.append(stream, 'no-stream', events);
      expect(await store.append(stream, 'no-stream', events)).toEqual(first);
      expect(ids(await store.readStream(stream))).toEqual(ids(events));
    });

    it('answers as the first did also after later appends', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(2)];
      await store.append(stream, 'no-stream', freshEvents(2));
      const first = await store.append(stream, 1, events);
      await store.append(stream, 3, freshEvents(2));
      expect(await store.append(stream, 1, events)).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(6);
    });

    it('answers as the first did also after reopening', async () => {
      const [stream, events] = [freshStream(), freshEvents(2)];
      const first = await opened().store.append(stream, 'no-stream', events);
      const store = await opened().reopen();
      expect(await store.append(stream, 'no-stream', events)).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it('is known by its ids: what was stored first stays', async () => {
      const { store } = opened();
      const [stream, event] = [freshStream(), freshEvent()];
      const first = await store.append(stream, 'no-stream', [event]);
      const sealedAgain = { ...event, data: '{"sealed":"again"}' };
      expect(await store.append(stream, 'no-stream', [sealedAgain])).toEqual(first);
      expect((await store.readStream(stream))[0]?.data).toBe(event.data);
    });

    it('made at the same time gets the same answer', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(2)];
      const answers = await Promise.all(Array.from({ length: 5 }, () => store.append(stream, 'no-stream', events)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it.each<[string, (a: EventToAppend, b: EventToAppend) => EventToAppend[]]>([
      ['shares only its first event', (a) => [a, freshEvent()]],
      ['shares only its last event', (_, b) => [freshEvent(), b]],
      ['has one event more', (a, b) => [a, b, freshEvent()]],
      ['has another order', (a, b) => [b, a]],
    ])('is refused when it %s', async (_, differing) => {
      const { store } = opened();
      const stream = freshStream();
      const [a, b] = [freshEvent(), freshEvent()];
      await store.append(stream, 'no-stream', [a, b]);
      await expect(store.append(stream, 'no-stream', differing(a, b))).rejects.toThrow(WrongExpectedRevisionError);
      expect(ids(await store.readStream(stream))).toEqual(ids([a, b]));
    });
  });
}

function readContract(opened: () => OpenedEventStore): void {
  describe('Reading', () => {
    it('finds an unknown stream empty', async () => {
      const { store } = opened();
      expect(await store.readStream(freshStream())).toEqual([]);
      expect(await store.lastEvent(freshStream())).toBeNull();
    });

    it('gives a stream from a revision on, and its last event', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(5)];
      await store.append(stream, 'no-stream', events);
      expect(ids(await store.readStream(stream, { fromRevision: 3 }))).toEqual(ids(events.slice(3)));
      expect(await store.readStream(stream, { fromRevision: 5 })).toEqual([]);
      expect(await store.lastEvent(stream)).toMatchObject({ id: events[4]?.id, revision: 4, stream });
    });

    it('gives a stream of thousands whole', async () => {
      const { store } = opened();
      const [stream, events] = [freshStream(), freshEvents(2_500)];
      for (let at = 0; at < events.length; at += 500) {
        await store.append(stream, at === 0 ? 'no-stream' : at - 1, events.slice(at, at + 500));
      }
      expect(ids(await store.readStream(stream))).toEqual(ids(events));
    });

    it('gives the log in the order of its positions, whatever the batch', async () => {
      const { store } = opened();
      const before = await store.head();
      const streams = [freshStream(), freshStream(), freshStream()];
      const appended: string[] = [];
      for (let revision = -1; revision < 4; revision++) {
        for (const stream of streams) {
          const event = freshEvent();
          await store.append(stream, revision < 0 ? 'no-stream' : revision, [event]);
          appended.push(event.id);
        }
      }
      for (const batchSize of [1, 4, 1_000]) {
        const batches = await collect(store.readAll({ ...(before && { after: before }), batchSize }));
        for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(batchSize);
        const own = batches.flat().filter(({ stream }) => streams.includes(stream));
        expect(ids(own)).toEqual(appended);
        const positions = batches.flat().map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort());
      }
    });

    it('starts after a position, and the head is the last', async () => {
      const { store } = opened();
      const stream = freshStream();
      const { position } = await store.append(stream, 'no-stream', [freshEvent()]);
      const later = freshEvents(2);
      const last = await store.append(stream, 0, later);
      const own = (await collect(store.readAll({ after: position }))).flat().filter((event) => event.stream === stream);
      expect(ids(own)).toEqual(ids(later));
      const head = await store.head();
      expect(head !== null && head >= last.position).toBe(true);
    });
  });
}

function closeContract(opened: () => OpenedEventStore): void {
  describe('Closing', () => {
    it('finishes the appends that wait', async () => {
      const { store } = opened();
      const streams = Array.from({ length: 20 }, freshStream);
      const waiting = Promise.all(streams.map((stream) => store.append(stream, 'no-stream', [freshEvent()])));
      await store.close();
      await waiting;
      const again = await opened().reopen();
      for (const stream of streams) expect(await again.readStream(stream)).toHaveLength(1);
    });

    it('refuses what comes after it, and may be repeated', async () => {
      const { store } = opened();
      await store.close();
      await store.close();
      const append = store.append(freshStream(), 'no-stream', [freshEvent()]);
      await expect(append).rejects.toThrow(EventStoreUnavailableError);
      await expect(append).rejects.toMatchObject({ outcome: 'not-stored' });
      await expect(store.readStream(freshStream())).rejects.toThrow(EventStoreUnavailableError);
      await expect(store.head()).rejects.toThrow(EventStoreUnavailableError);
      await expect(collect(store.readAll())).rejects.toThrow(EventStoreUnavailableError);
    });
  });
}

const texts = {
  'letters beyond ASCII': '{"name":"Åsa Ünal-Øster, Ærø, Łódź, 東京, Ελλάδα"}',
  'characters beyond the basic plane': '{"mark":"✍️👩🏽‍⚖️𝄞"}',
  'composed and decomposed letters apart': '{"a":"\u00e4","b":"a\u0308"}',
  'line separators and escapes': '{"t":"\u2028\\u0000\\n\\"\\\\\u00ad"}',
  'the order of keys and the form of numbers': '{"b":1,"a":1e+21,"10":0.000001,"9":[ ]}',
  'half a megabyte': `{"long":"${'ä0'.repeat(170_000)}"}`,
} as const;
