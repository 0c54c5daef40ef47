import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { freshEvent } from '../fresh-events.contract.js';
import { openEsdbEventStore, openEsdbEventStoreForMigration } from '../open-esdb.js';

describe('a log that is being moved to a server', () => {
  let server: EsdbServerProcess;
  beforeEach(async () => {
    server = await EsdbServerProcess.start();
  });
  afterEach(() => server.kill());

  const where = (namespace = 'moved') => ({ connectionString: server.connectionString, namespace });

  it('is opened by nobody else until it is whole, and is a log like any other then', async () => {
    const migration = await openEsdbEventStoreForMigration(where());
    await migration.begin();
    await migration.begin();
    await migration.store.append('a', 'no-stream', [freshEvent()]);
    await expect(openEsdbEventStore(where())).rejects.toThrow('run `attestory migrate` to its end');
    await (await openEsdbEventStore(where('another'))).close();
    await migration.finish();
    const store = await openEsdbEventStore(where());
    expect(await store.readStream('a')).toHaveLength(1);
    let events = 0;
    for await (const batch of store.readAll()) events += batch.length;
    expect(events).toBe(1);
    await store.close();
    await migration.store.close();
  });
});
