import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rebuildProjection } from '@attestory/application';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { loadConfig, loadServiceKeys, openApplication, projections } from '@attestory/server';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Projection } from '@attestory/projections';
import { ApiClient } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { nothingOutside } from '../support/nothing-outside.ts';
import { MongoServer } from '../support/mongo-server.ts';

describe('views on MongoDB under load, with the service and the database killed again and again', () => {
  let mongo: MongoServer;
  let server: AttestoryProcess;
  let connectionString: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    mongo = await MongoServer.start({ own: true });
    connectionString = mongo.freshDatabase();
    server = await AttestoryProcess.start({ ATTESTORY_MONGODB: connectionString, LOG_LEVEL: 'silent' });
  }, 60_000);
  afterAll(async () => {
    mongo?.thaw();
    await server?.remove();
    await mongo?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** Drafts invitations and gives them signatories, whatever answer there is, until stopped; gives those acknowledged. */
  async function load(api: ApiClient, isStopped: () => boolean): Promise<string[]> {
    const acknowledged: string[] = [];
    for (let n = 0; !isStopped(); n++) {
      const drafted = await api.post('/v1/invitations', { title: `Lease ${n}` }).catch(() => null);
      if (drafted?.status !== 201) {
        await sleep(20);
        continue;
      }
      acknowledged.push(drafted.body.id as string);
      const signatory = { name: `Person ${n}`, email: `person.${n}@example.com` };
      await api.post(`/v1/invitations/${drafted.body.id}/signatories`, signatory).catch(() => null);
    }
    return acknowledged;
  }

  /** State hashes of what serves, of what a rebuild makes, and of what the same log makes in a file. */
  async function hashes() {
    const config = loadConfig({ ATTESTORY_DATA: server.dataFolder, ATTESTORY_MONGODB: connectionString });
    const open = await openApplication(config, await loadServiceKeys(config), nothingOutside, () => {});
    const embedded = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
    const all: Record<string, readonly string[]> = {};
    try {
      for (const one of Object.values(projections)) {
        const projection = one as Projection<unknown>;
        const { readModel } = open.tools;
        const serving = await readModel.stateHash(await readModel.serving(projection.name, projection.version));
        const rebuilt = await rebuildProjection(open.tools, projection);
        const inFile = await rebuildProjection({ ...open.tools, readModel: embedded }, projection);
        all[projection.name] = [serving, rebuilt.stateHash, inFile.stateHash];
      }
    } finally {
      await embedded.close();
      await open.close();
    }
    return all;
  }

  it('show each acknowledged invitation, and what serves is what a rebuild makes, there and in a file', async () => {
    const { api } = await ApiClient.register(server);
    let isStopped = false;
    const loops = Promise.all(Array.from({ length: 4 }, () => load(api, () => isStopped)));
    for (const fault of ['service', 'database', 'frozen', 'service', 'database']) {
      await sleep(200 + Math.random() * 500);
      if (fault === 'service') {
        await server.end('SIGKILL');
        await server.restart();
      } else if (fault === 'database') {
        await mongo.kill();
        await mongo.startAgain();
      } else {
        await mongo.freeze();
        await sleep(1_000);
        mongo.thaw();
      }
    }
    isStopped = true;
    const acknowledged = (await loops).flat();
    expect(acknowledged.length).toBeGreaterThan(0);
    await server.end('SIGKILL');
    await server.restart();
    for (const id of acknowledged) expect((await api.get(`/v1/invitations/${id}`)).status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    for (const [projection, [serving, ...made]] of Object.entries(await hashes()))
      expect([projection, ...made]).toEqual([projection, serving, serving]);
  }, 240_000);
});
