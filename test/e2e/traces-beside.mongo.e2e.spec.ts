import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { MongoServer } from '../support/mongo-server.ts';
import { OtlpReceiver, reachable, type ReceivedSpan } from '../support/otlp-receiver.ts';
import { mailsIn } from '../support/processes-beside.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('traces of an API and a worker beside it', () => {
  let folder: string;
  let log: EsdbServerProcess;
  let database: MongoServer;
  let collector: OtlpReceiver;
  let processes: AttestoryProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-traces-'));
    database = await MongoServer.start();
    log = await EsdbServerProcess.start();
    collector = await OtlpReceiver.start();
    const env = {
      ATTESTORY_EVENT_STORE: log.connectionString,
      ATTESTORY_MONGODB: database.freshDatabase(),
      ATTESTORY_KEYS: join(folder, 'keys'),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    };
    const start = async (role: string) => {
      await mkdir(join(folder, role));
      return AttestoryProcess.start({ ...env, ROLE: role }, join(folder, role));
    };
    const worker = await start('worker');
    const front = await start('api');
    processes = [front, worker];
    const { api } = await ApiClient.register(front);
    api.mailTo = (address) => mailsIn([worker], address);
    const [person] = threePeople();
    const { id } = await sendInvitation(api, await samplePdf('Traced across processes'), [person]);
    expect((await signAs(api, person)).status).toBe(200);
    await sealed(api, id);
    for (const process of processes) expect(await process.end()).toBe(0);
  }, 120_000);
  afterAll(async () => {
    for (const process of processes) await process.end('SIGKILL');
    await collector?.close();
    await log?.kill();
    await database?.remove();
    await rm(folder, { recursive: true });
  });

  it('are one: from the request in the one to the views and the seal in the other', () => {
    const request = collector.spans.find(({ name }) => name === 'POST /v1/signing/signature') as ReceivedSpan;
    const found = reachable(collector.spans, request);
    const instanceOf = (name: string) => found.find((span) => span.name === name)?.instance;
    for (const name of ['command invitation', 'append invitation', 'DocumentSigned'])
      expect(instanceOf(name)).toBe(request.instance);
    const worker = instanceOf('process seal');
    for (const name of ['project due-work', 'project invitation-details', 'DocumentSealed'])
      expect(instanceOf(name)).toBe(worker);
    expect([worker, request.instance]).toEqual([expect.any(String), expect.any(String)]);
    expect(worker).not.toBe(request.instance);
  });
});
