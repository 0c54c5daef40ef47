import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { collect, freshEvent, freshEvents, freshStream, ids } from '../fresh-events.contract.js';
import { EsdbEventStore } from './esdb-event-store.js';

let server: EsdbServerProcess;
let others: EventStoreDBClient;
let store: EsdbEventStore;
const open = (namespace: string) =>
  EsdbEventStore.open({ connectionString: server.connectionString, namespace, patience: { append: 1_000 } });
beforeAll(async () => {
  server = await EsdbServerProcess.start();
  others = EventStoreDBClient.connectionString(server.connectionString);
});
afterAll(async () => {
  await others.dispose();
  await server.kill();
});
beforeEach(async () => {
  store = await open('own');
});
afterEach(() => store.close());

async function appendByOthers(count: number): Promise<void> {
  const events = Array.from({ length: count }, () => jsonEvent({ type: 'Other', data: {} }));
  await others.appendToStream('another-product', events);
}

describe('An event store on a server that it shares', () => {
  it('knows nothing of others’ events and of other namespaces', async () => {
    const other = await open('own-too');
    const stream = freshStream();
    const start = (await store.append(stream, 'no-stream', [freshEvent()])).position;
    await appendByOthers(100);
    await other.append(stream, 'no-stream', [freshEvent()]);
    const last = await store.append(stream, 0, [freshEvent()]);
    await appendByOthers(3_000);
    await other.append(stream, 0, [freshEvent()]);
    const read = (await collect(store.readAll({ after: start }))).flat();
    expect(read.map(({ stream: name, revision }) => [name, revision])).toEqual([[stream, 1]]);
    expect(await store.head()).toBe(last.position);
    expect(await other.readStream(stream)).toHaveLength(2);
    await other.close();
  });

  it('finds its newest event behind thousands of others’, also when it has not seen it', async () => {
    const { position } = await store.append(freshStream(), 'no-stream', [freshEvent()]);
    await appendByOthers(2_500);
    const second = await open('own');
    expect(await second.head()).toBe(position);
    await second.close();
  });

  it('has no newest event while its namespace is empty', async () => {
    const fresh = await open('empty');
    await appendByOthers(50);
    expect(await fresh.head()).toBeNull();
    await fresh.close();
  });
});

describe('A position of another store', () => {
  it('is refused at once', async () => {
    const after = '0000000000000001';
    expect(() => store.subscribe({ after, onBatch: async () => undefined })).toThrow(TypeError);
    await expect(collect(store.readAll({ after }))).rejects.toThrow(TypeError);
  });
});

describe('An append to a server', () => {
  it('keeps any JSON byte for byte', async () => {
    const json = fc.json({ maxDepth: 4 });
    const texts = fc.sample(
      fc.oneof(
        json,
        json.map((text) => JSON.stringify(JSON.parse(text), null, 1)),
      ),
      300,
    );
    const stream = freshStream();
    const events = texts.map((text, at) => ({ ...freshEvent(), data: text, metadata: texts.at(-at) ?? text }));
    await store.append(stream, 'no-stream', events);
    const read = await store.readStream(stream);
    expect(read.map(({ data, metadata }) => ({ data, metadata }))).toEqual(
      events.map(({ data, metadata }) => ({ data, metadata })),
    );
  });

  it('is JSON to the server’s own tools, where JavaScript writes it as it was', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', [
      { ...freshEvent(), data: '{"a":1}' },
      { ...freshEvent(), data: '{"2":0,"1":0}' },
    ]);
    const seen = [];
    for await (const { event } of others.readStream(`own.${stream}`)) seen.push(event?.isJson);
    expect(seen).toEqual([true, false]);
  });

  it('that was stored but never answered is found by reading back', async () => {
    const stream = freshStream();
    const events = [freshEvent(), { ...freshEvent(), type: 'Unanswered' }];
    const result = await store.append(stream, 'no-stream', events);
    const read = await store.readStream(stream);
    expect(ids(read)).toEqual(ids(events));
    expect(result).toEqual({ revision: 1, position: read[1]?.position });
  });

  it('of more than the server takes is refused with its size, before it is sent', async () => {
    const stream = freshStream();
    const event = { ...freshEvent(), data: `"${'x'.repeat(1_048_576)}"` };
    await expect(store.append(stream, 'no-stream', [event])).rejects.toThrow(RangeError);
    await expect(store.append(stream, 'no-stream', [event])).rejects.toThrow('1048576 at most');
    expect(await store.readStream(stream)).toEqual([]);
  });

  it('of an id that the server would write otherwise is refused', async () => {
    const { id, ...event } = freshEvent();
    await expect(store.append(freshStream(), 'no-stream', [{ ...event, id: id.toUpperCase() }])).rejects.toThrow(
      TypeError,
    );
  });
});

describe('A stream that somebody cut off on the server', () => {
  it('isn’t read as if it were whole', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', freshEvents(4));
    await others.setStreamMetadata(`own.${stream}`, { truncateBefore: 2 });
    await expect(store.readStream(stream)).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.readStream(stream)).rejects.toThrow('truncated');
    expect(await store.readStream(stream, { fromRevision: 2 })).toHaveLength(2);
  });

  it('takes no first event again after it was deleted', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', freshEvents(2));
    await others.deleteStream(`own.${stream}`);
    await expect(store.append(stream, 'no-stream', [freshEvent()])).rejects.toThrow('deleted');
    await others.tombstoneStream(`own.${stream}`);
    await expect(store.append(stream, 3, [freshEvent()])).rejects.toThrow('deleted');
    await expect(store.readStream(stream)).rejects.toThrow('deleted');
  });
});
