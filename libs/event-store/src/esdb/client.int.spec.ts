import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { FORWARDS, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { closeClient, createClient } from './client.js';

let server: EsdbServerProcess;
beforeEach(async () => {
  server = await EsdbServerProcess.start();
});
afterEach(() => server.kill());

it('A client closes although an answer that came whole was never read', async () => {
  const client = createClient(server.connectionString);
  const created: Promise<Duplex>[] = [];
  const internals = client as unknown as { GRPCStreamCreator(...made: unknown[]): () => Promise<Duplex> };
  const create = internals.GRPCStreamCreator;
  internals.GRPCStreamCreator = (...made) => {
    const start = create(...made);
    return () => {
      const stream = start();
      created.push(stream);
      return stream;
    };
  };
  // More than a reading takes unasked (32), and no more than the stream behind it takes then (16).
  await client.appendToStream(
    'own.long',
    Array.from({ length: 40 }, () => jsonEvent({ type: 'Any', data: {} })),
  );
  client.readStream('own.long', { direction: FORWARDS });
  await once((await created.at(-1)) as Duplex, 'status');
  await expect(closeClient(client)).resolves.toBeUndefined();
});
