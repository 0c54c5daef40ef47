import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { readToEnd } from './timed-read.js';

/** As the client makes one: a stream into which the connection's is piped. */
function reading() {
  const connection = new PassThrough({ objectMode: true });
  const events = Object.assign(new PassThrough({ objectMode: true }), { cancel: async () => undefined });
  connection.pipe(events);
  return { connection, events: events as unknown as StreamingRead<ResolvedEvent> };
}

describe('A read that takes too long', () => {
  it('is given up, and an answer that comes all the same is taken to its end', async () => {
    const { connection, events } = reading();
    await expect(readToEnd(events, 20)).rejects.toThrow(EventStoreUnavailableError);
    for (let number = 0; number < 100; number++) connection.write({ number });
    connection.end();
    await finished(connection);
  });

  it('is one that falls silent, however long it takes in all', async () => {
    const { connection, events } = reading();
    const read = readToEnd(events, 2_000);
    for (let number = 0; number < 100; number++) connection.write({ number });
    connection.end();
    expect(await read).toHaveLength(100);
  });
});

describe('A read that is broken off', () => {
  it('fails', async () => {
    const { connection, events } = reading();
    const read = readToEnd(events, 20_000);
    connection.write({ number: 1 });
    events.destroy();
    await expect(read).rejects.toThrow('EventStoreDB: the reading was broken off');
  });
});
