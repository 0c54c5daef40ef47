import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCertificate } from '../../../../test/support/esdb-server/certificate.js';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { freshEvent } from '../fresh-events.contract.js';
import { openEsdbEventStore } from '../open-esdb.js';

let folder: string;
let plain: EsdbServerProcess;
let guarded: EsdbServerProcess;
let certificate: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  const tls = await makeCertificate(folder);
  certificate = tls.certificate;
  plain = await EsdbServerProcess.start();
  guarded = await EsdbServerProcess.start({ tls, access: 'ada:lovelace' });
});
afterAll(async () => {
  await Promise.all([plain.kill(), guarded.kill()]);
  await rm(folder, { recursive: true });
});

/** What it says when it can't be opened. */
async function refusal(connectionString: string, namespace = 'attestory'): Promise<string> {
  const opened = openEsdbEventStore({ connectionString, namespace });
  await expect(opened).rejects.toThrow(EventStoreUnavailableError);
  await expect(opened).rejects.toMatchObject({ outcome: 'not-stored' });
  return opened.then(
    () => '',
    (error: Error) => error.message,
  );
}

/** As somebody who isn't Attestory. */
async function appendBySomebody(stream: string, data: object): Promise<void> {
  const client = EventStoreDBClient.connectionString(plain.connectionString);
  await client.appendToStream(stream, jsonEvent({ type: 'Other', data: { ...data } }));
  await client.dispose();
}

const secure = (user: string) =>
  `esdb://${user}localhost:${guarded.port}?tls=true&tlsCAFile=${encodeURIComponent(certificate)}`;

describe('Opening an event store on a server', () => {
  it('takes user and password over TLS', async () => {
    const store = await openEsdbEventStore({ connectionString: secure('ada:lovelace@') });
    await store.append('stream', 'no-stream', [freshEvent()]);
    expect(await store.readStream('stream')).toHaveLength(1);
    await store.close();
  });

  it('says so when nothing listens there', async () => {
    const server = await EsdbServerProcess.start();
    await server.kill();
    expect(await refusal(server.connectionString)).toContain('nothing listens there');
  });

  it('says so when there is no such host', async () => {
    expect(await refusal('esdb://nowhere.invalid:2113?tls=false')).toContain('no host of that name');
  });

  it('says so when no node of a cluster answers', async () => {
    const message = await refusal('esdb://127.0.0.1:9,127.0.0.1:19?tls=false&discoveryInterval=1');
    expect(message).toContain('none of its hosts answers');
  });

  it('says so when the password is wrong, without it', async () => {
    const message = await refusal(secure('ada:byron@'));
    expect(message).toContain('doesn’t take the user or the password');
    expect(message).not.toContain('byron');
  });

  it('says so when a user is wanted', async () => {
    expect(await refusal(secure(''))).toContain('doesn’t take the user or the password');
  });

  it('says so when it speaks TLS to a server that doesn’t', async () => {
    expect(await refusal(`esdb://localhost:${plain.port}`)).toContain('doesn’t speak TLS');
  });

  it('says so when the server wants TLS', async () => {
    expect(await refusal(`esdb://127.0.0.1:${guarded.port}?tls=false`)).toContain('does it want TLS');
  });

  it('says so when the certificate isn’t trusted', async () => {
    expect(await refusal(`esdb://ada:lovelace@localhost:${guarded.port}?tls=true`)).toContain('isn’t trusted');
  });

  it.each(['22.10.4', '5.0.11', '23.6.0'])('says so when the server is old: %s', async (version) => {
    const server = await EsdbServerProcess.start({ version });
    expect(await refusal(server.connectionString)).toContain(`version ${version} is too old`);
    await server.kill();
  });

  it('says so when the connection string can’t be read, without what is in it', async () => {
    const message = await refusal('esbd://ada:lovelace@127.0.0.1');
    expect(message).toContain('isn’t like esdb://');
    expect(message).not.toContain('lovelace');
  });

  it('says so when somebody else’s streams are called like ours', async () => {
    await appendBySomebody('taken.stream-1', {});
    expect(await refusal(plain.connectionString, 'taken')).toContain('taken.* belong to another product');
  });

  it('says so when the mark is another product’s, or of a newer version', async () => {
    await appendBySomebody('foreign-log', { product: 'ledger' });
    await appendBySomebody('later-log', { product: 'attestory', format: 2 });
    expect(await refusal(plain.connectionString, 'foreign')).toContain('belongs to another product');
    expect(await refusal(plain.connectionString, 'later')).toContain('newer version of Attestory');
  });

  it('marks a namespace once, also when several open it at once', async () => {
    const open = () => openEsdbEventStore({ connectionString: plain.connectionString, namespace: 'together' });
    const stores = await Promise.all([open(), open(), open()]);
    for (const store of stores) expect(await store.head()).toBeNull();
    await Promise.all(stores.map((store) => store.close()));
  });
});
