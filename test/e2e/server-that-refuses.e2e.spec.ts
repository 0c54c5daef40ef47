import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalize, hashEvent, splitMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { makeCertificate } from '../support/esdb-server/certificate.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';

const namespace = 'refusing';
const access = 'ada:lovelace';

describe('a log on EventStoreDB that is there, and can’t be used as before', () => {
  let folder: string;
  let log: EsdbServerProcess;
  let server: AttestoryProcess;
  let api: ApiClient;
  let connectionString: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-refusing-'));
    const tls = await makeCertificate(folder);
    log = await EsdbServerProcess.start({ file: join(folder, 'log'), tls, access });
    const trust = `tlsCAFile=${encodeURIComponent(tls.certificate)}`;
    connectionString = `esdb://${access}@localhost:${log.port}?tls=true&${trust}`;
    const env = { ATTESTORY_EVENT_STORE: connectionString, ATTESTORY_EVENT_STORE_NAMESPACE: namespace };
    server = await AttestoryProcess.start(env);
    ({ api } = await ApiClient.register(server));
  });
  afterAll(async () => {
    await server?.remove();
    await log?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const readiness = async () => {
    const answer = await fetch(`${server.baseUrl}/health/ready`);
    return { status: answer.status, body: (await answer.json()) as { readonly type?: string } };
  };
  const draft = (title: string) =>
    api.post('/v1/invitations', { title }, { 'idempotency-key': title.replaceAll(' ', '-') });

  it('with another password: commands get 503 and the log says why; with the right one each is done once', async () => {
    await log.kill();
    await log.startAgain({ access: 'ada:byron' });
    server.output = '';
    expect(await draft('Locked out')).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(await readiness()).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    await eventually(async () => server.output.includes('doesn’t take the user') || undefined, 'the log to say why');
    expect(server.output).not.toContain('lovelace');

    await log.kill();
    await log.startAgain();
    await eventually(async () => (await readiness()).status === 200 || undefined, 'the service to be ready again');
    const first = await draft('Locked out');
    expect(first.status).toBe(201);
    expect((await draft('Locked out')).body).toMatchObject({ id: first.body.id });
    expect((await api.get('/v1/invitations')).body).toMatchObject({ items: [{ title: 'Locked out' }] });
  });

  it('with an event of a newer version: only its stream waits, nothing is written after it, and no start is ready', async () => {
    const { id } = (await draft('Of the future')).body as { id: string };
    const revision = await appendNewer(`invitation-${id}`);

    server.output = '';
    const change = await api.patch(`/v1/invitations/${id}`, { title: 'Of the past' });
    expect(change).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(server.output).toContain(`(invitation-${id}, revision ${revision}): schema version 2 is newer than 1`);
    expect((await draft('Of today')).status).toBe(201);
    const { stdout } = await server.cli('events', '--stream', `invitation-${id}`, '--json');
    expect(stdout.trim().split('\n')).toHaveLength(revision + 1);

    await server.end();
    server.output = '';
    // It does not come up: it is ended below.
    const start = server.restart().catch((error: Error) => error.message);
    await eventually(
      async () => server.output.includes('schema version 2 is newer than 1') || undefined,
      'the start to say that a newer version is needed',
    );
    await eventually(
      async () => (await readiness().catch(() => null))?.body.type === '/problems/view-behind' || undefined,
      'the start to be not ready',
    );
    await server.end();
    expect(await start).toContain('the server ended at its start');
  });

  /** As a newer version would go on in a stream. Gives the event's revision. */
  async function appendNewer(stream: string): Promise<number> {
    const client = EventStoreDBClient.connectionString(connectionString);
    try {
      const last = [];
      for await (const { event } of client.readStream(`${namespace}.${stream}`)) last.push(event);
      const { type, data, metadata } = last.at(-1) ?? {};
      const before = splitMetadata(JSON.stringify(metadata));
      if (!type || !before) throw new Error(`${stream} has no event to go on from`);
      const [id, revision] = [randomUUID(), last.length];
      const about = {
        ...JSON.parse(before.about),
        commandId: randomUUID(),
        previousHash: before.hash,
        schemaVersion: 2,
      };
      const text = JSON.stringify(data);
      const hash = hashEvent(sha256, { id, stream, revision, type, data: text, about: canonicalize(about) });
      const event = jsonEvent({ id, type, data: JSON.parse(text), metadata: { about, hash } });
      await client.appendToStream(`${namespace}.${stream}`, event, { expectedRevision: BigInt(revision - 1) });
      return revision;
    } finally {
      await client.dispose();
    }
  }
});
