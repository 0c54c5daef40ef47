import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { MongoServer } from '../support/mongo-server.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('a migration', () => {
  let folder: string;
  let log: EsdbServerProcess;
  let mongo: MongoServer;
  let service: AttestoryProcess;
  let n = 0;
  let source: string;
  let servers: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-migrate-'));
    log = await EsdbServerProcess.start({ file: join(folder, 'log') });
    mongo = await MongoServer.start({ own: true });
    service = await AttestoryProcess.start({ LOG_LEVEL: 'silent' });
    const { api } = await ApiClient.register(service);
    const pdf = await samplePdf('The rent is 900 euros a month.');
    for (let i = 0; i < 4; i++) {
      const [first, second] = threePeople();
      const { id } = await sendInvitation(api, pdf, [first, second]);
      await signAs(api, first);
      await sealed(api, id);
    }
    for (let i = 0; i < 150; i++) await api.post('/v1/invitations', { title: `Draft ${i}` });
    await service.end();
  }, 120_000);
  afterAll(async () => {
    await service?.remove();
    await log?.kill();
    await mongo?.remove();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    source = join(folder, `source-${++n}`);
    await cp(service.dataFolder, source, { recursive: true });
    servers = {
      ATTESTORY_DATA: join(folder, `target-${n}`),
      ATTESTORY_KEYS: join(source, 'keys'),
      ATTESTORY_EVENT_STORE: log.connectionString,
      ATTESTORY_EVENT_STORE_NAMESPACE: `migrated-${n}`,
      ATTESTORY_MONGODB: mongo.freshDatabase(),
    };
  });
  afterEach(() => {
    mongo.thaw();
    log.thaw();
  });

  const migrate = () => service.cliWith(servers, 'migrate', '--from', source, '--json');
  const start = () => {
    const env = { ...service.environment, ...servers };
    const args = [...service.cliCommand, 'migrate', '--from', source, '--json'];
    return spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const verified = async () => JSON.parse((await service.cliWith(servers, 'verify', '--json')).stdout);
  const eventsIn = (path: string) => {
    const db = new DatabaseSync(join(path, 'events.sqlite'), { readOnly: true });
    try {
      return db.prepare('SELECT count(*) AS n FROM events').get()?.n as number;
    } finally {
      db.close();
    }
  };

  it('that is killed again and again goes on where it was, and nobody starts on what is not whole', async () => {
    let kills = 0;
    for (let after = 600; ; after = Math.ceil(after * 1.25)) {
      const child = start();
      const exit = once(child, 'exit');
      const ended = await Promise.race([exit, sleep(after)]);
      if (ended !== undefined) {
        expect(ended).toEqual([0, null]);
        break;
      }
      child.kill('SIGKILL');
      await exit;
      kills++;
      const unfinished = await service.cliWith(servers, 'verify', '--json');
      if (
        (await readdir(servers.ATTESTORY_DATA as string).catch((): string[] => [])).includes('migration-unfinished')
      ) {
        expect(unfinished.code).toBe(2);
        expect(unfinished.stderr).toContain('not finished');
      }
    }
    expect(kills).toBeGreaterThan(1);
    const { ok, events } = await verified();
    expect({ ok, events }).toEqual({ ok: true, events: eventsIn(source) });
  }, 240_000);

  it.each([
    ['the log’s server is killed', () => log.kill(), () => log.startAgain()],
    ['the database is killed', () => mongo.kill(), () => mongo.startAgain()],
    ['the log’s server is frozen', () => log.freeze(), async () => log.thaw()],
    ['the database is frozen', () => mongo.freeze(), async () => mongo.thaw()],
  ])(
    'waits while %s, and goes on when it is back',
    async (_, leave, comeBack) => {
      const child = start();
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const exit = once(child, 'exit');
      const data = servers.ATTESTORY_DATA as string;
      while (
        !(await readdir(data).catch((): string[] => [])).includes('migration-unfinished') &&
        child.exitCode === null
      )
        await sleep(5);
      await leave();
      while (!said.includes('waiting:') && child.exitCode === null) await sleep(20);
      await comeBack();
      expect(await exit).toEqual([0, null]);
      expect(said).toContain('waiting:');
      expect(await verified()).toMatchObject({ ok: true, events: eventsIn(source) });
    },
    120_000,
  );

  it('copies nothing of a log that is damaged', async () => {
    const db = new DatabaseSync(join(source, 'events.sqlite'));
    db.exec(
      `DROP TRIGGER events_are_never_edited; UPDATE events SET data = replace(data, 'a', 'b') WHERE position = 7`,
    );
    db.close();
    const { code, stdout } = await migrate();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, findingCount: expect.any(Number) });
    expect(await verified()).toMatchObject({ events: 0 });
  }, 60_000);

  it('ends with a failure that names the documents whose bytes are lost, and lets nobody start', async () => {
    const all = await readdir(join(source, 'documents'), { recursive: true });
    const original = all.find((name) => name.includes('original-')) as string;
    await rm(join(source, 'documents', original));
    const { code, stderr } = await migrate();
    expect(code).toBe(1);
    expect(stderr).toContain('lacks the bytes of 1 documents');
    expect((await service.cliWith(servers, 'verify')).code).toBe(2);
    await cp(join(service.dataFolder, 'documents', original), join(source, 'documents', original));
    expect((await migrate()).code).toBe(0);
  }, 60_000);

  it('is refused into a log, or keys, of another service, and where there is nothing to move or nowhere to go', async () => {
    expect((await migrate()).code).toBe(0);
    const other = await AttestoryProcess.start({ LOG_LEVEL: 'silent' });
    try {
      await ApiClient.register(other);
      const from = (folder: string, env: Record<string, string> = {}) =>
        service.cliWith(
          { ...servers, ATTESTORY_DATA: join(folder, 'fresh'), ...env },
          'migrate',
          '--from',
          other.dataFolder,
        );
      const keys = { ATTESTORY_KEYS: join(other.dataFolder, 'keys') };
      const refused = await from(other.dataFolder, keys);
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toMatch(/master\.key/);
      const database = { ...keys, ATTESTORY_MONGODB: mongo.freshDatabase() };
      expect(await from(other.dataFolder, database)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('another one from event 1 on'),
      });
      expect(await from(other.dataFolder, { ...keys, ATTESTORY_EVENT_STORE: '', ATTESTORY_MONGODB: '' })).toMatchObject(
        {
          code: 2,
          stderr: expect.stringContaining('nowhere to go'),
        },
      );
    } finally {
      await other.remove();
    }
    const nothing = await service.cliWith(servers, 'migrate', '--from', join(folder, 'nothing'));
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no log') });
    const itself = await service.cliWith({ ...servers, ATTESTORY_DATA: source }, 'migrate', '--from', source);
    expect(itself).toMatchObject({ code: 2, stderr: expect.stringContaining('fresh folder') });
  }, 120_000);
});
