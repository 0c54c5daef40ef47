import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { type Person, sendInvitation, threePeople } from '../support/signing.ts';
import { onlyOn } from '../support/test-stores.ts';

interface Line {
  readonly type: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly data: unknown;
}

describe('operating the service', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let folder: string;
  let invitationId: string;
  let credentials: Credentials;
  let people: readonly Person[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-operating-'));
    server = await AttestoryProcess.start();
    ({ api, credentials } = await ApiClient.register(server));
    people = threePeople();
    ({ id: invitationId } = await sendInvitation(api, await samplePdf('Operating'), people));
    await server.cli(
      'organization',
      'register',
      '--name',
      'B Oy',
      '--business-id',
      '7654321-2',
      '--main-user-email',
      'b@b.example',
    );
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const ndjson = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  it('refuses a second server on the same data, which the command line may use', async () => {
    const second = AttestoryProcess.start({}, server.dataFolder);
    await expect(second).rejects.toThrow('where another server runs: each needs a folder of its own');
    expect((await fetch(`${server.baseUrl}/health/ready`)).status).toBe(200);
  });

  describe('attestory events', () => {
    it('exports the log as it is stored, every event once and in order', async () => {
      const { code, stdout } = await server.cli('events', '--json');
      expect(code).toBe(0);
      const lines = ndjson(stdout);
      const ofInvitation = lines.filter(({ stream }) => stream === `invitation-${invitationId}`);
      expect(ofInvitation.map(({ revision }) => revision)).toEqual(ofInvitation.map((_, i) => i));
      expect(ofInvitation.map(({ type }) => type)).toContain('InvitationSent');
      expect(stdout).not.toContain(people[0]?.email);
    });

    it('shows personal data only when asked to, and filters by stream, type and count', async () => {
      const stream = `invitation-${invitationId}`;
      const { stdout } = await server.cli(
        'events',
        '--stream',
        stream,
        '--type',
        'InvitationSent',
        '--clear',
        '--json',
      );
      expect(ndjson(stdout)).toHaveLength(1);
      expect(stdout).toContain(people[0]?.email);
      const limited = await server.cli('events', '--json', '--limit', '2');
      expect(ndjson(limited.stdout)).toHaveLength(2);
      const later = await server.cli('events', '--json', '--since', '2999-01-01T00:00:00Z');
      expect(later.stdout).toBe('');
    }, 60_000);

    it.each([
      ['--limit', 'x', 'whole number'],
      ['--since', 'tomorrow', 'a time like'],
      ['--from', 'x', 'position'],
      ['--type', 'Nonsense', 'no type of event'],
    ])('refuses %s %s as wrong usage', async (option, value, why) => {
      const { code, stdout, stderr } = await server.cli('events', option, value);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(why)]);
    });

    it('says when each was recorded, and begins at a time or a position', async () => {
      const stream = `invitation-${invitationId}`;
      const { stdout } = await server.cli('events', '--stream', stream);
      const lines = stdout.trim().split('\n');
      const times = lines.map((line) => line.slice(0, 24));
      expect(times.map((time) => new Date(time).toISOString())).toEqual(times);
      expect(times).toEqual(times.toSorted());
      const since = await server.cli('events', '--stream', stream, '--since', times.at(-1) ?? '');
      expect(since.stdout.trim().split('\n').at(-1)).toBe(lines.at(-1));
      expect((await server.cli('events', '--since', times[0] ?? '', '--type', 'InvitationSent')).stdout).toContain(
        stream,
      );
      const [first] = ndjson((await server.cli('events', '--stream', stream, '--json')).stdout);
      const rest = await server.cli('events', '--stream', stream, '--from', first?.position ?? '');
      expect(rest.stdout.trim().split('\n')).toEqual(lines.slice(1));
    }, 60_000);

    it('chooses those of one organization', async () => {
      const ofOrganization = await server.cli('events', '--organization', credentials.organizationId, '--json');
      const streams = new Set(ndjson(ofOrganization.stdout).map(({ stream }) => stream));
      for (const stream of ['organization', 'invitation', 'delivery', 'document'])
        expect([...streams].some((name) => name.startsWith(`${stream}-`))).toBe(true);
      for (const stream of ['heads', 'service']) expect(streams).not.toContain(stream);
      const all = ndjson((await server.cli('events', '--json')).stdout).map(({ stream }) => stream);
      expect(new Set(all.filter((stream) => stream.startsWith('organization-'))).size).toBe(2);
      expect([...streams].filter((stream) => stream.startsWith('organization-'))).toHaveLength(1);
    }, 60_000);

    it('follows what is appended later, by another process too', async () => {
      const child = spawn(
        process.execPath,
        [...server.cliCommand, 'events', '--follow', '--type', 'InvitationDrafted'],
        {
          env: server.environment,
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let seen = '';
      child.stdout.on('data', (data: Buffer) => {
        seen += data.toString();
      });
      await eventually(async () => seen || undefined, 'the events that are there');
      const { body } = await api.post('/v1/invitations', { title: 'Later' });
      await eventually(async () => seen.includes(body.id) || undefined, 'the later event');
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
    });
  });

  describe('attestory doctor', () => {
    it('finds a working service well', async () => {
      const { code, stdout } = await server.cli('doctor', '--json');
      const report = JSON.parse(stdout) as { ok: boolean; findings: { check: string; verdict: string }[] };
      expect(report.findings.filter(({ verdict }) => verdict === 'failure')).toEqual([]);
      expect(report.findings.map(({ check }) => check)).toEqual(
        expect.arrayContaining(['configuration', 'data folder', 'keys', 'certificate', 'stores', 'clock', 'mail']),
      );
      expect([code, report.ok]).toEqual([0, true]);
    });

    it('names each fault of a configuration, and of keys that are not those of the stores', async () => {
      const wrong = await server.cliWith({ PORT: 'x', LOG_LEVEL: 'loud' }, 'doctor');
      expect(wrong.code).toBe(1);
      expect(wrong.stdout).toMatch(/failure +configuration +PORT is "x"[\s\S]*LOG_LEVEL/);
      const keys = join(folder, 'other-keys');
      await mkdir(keys);
      const others = await server.cliWith({ ATTESTORY_KEYS: keys }, 'doctor');
      expect(others.stdout).toMatch(/failure +stores/);
      expect(others.code).toBe(1);
    });

    onlyOn(['embedded'], 'stores on servers are there already', () => {
      it('says of a fresh folder that the first start makes the stores, and makes none', async () => {
        const fresh = join(folder, 'fresh');
        const { code, stdout } = await server.cliWith({ ATTESTORY_DATA: fresh }, 'doctor');
        expect([code, stdout]).toEqual([0, expect.stringContaining('made at the first start')]);
        await expect(readdir(fresh)).rejects.toThrow('ENOENT');
      });
    });
  });

  onlyOn(['embedded'], 'a backup is of the data folder', () => {
    describe('attestory backup and restore', () => {
      it('copies under load, and the copy is whole: it verifies, and serves what was acknowledged', async () => {
        let running = true;
        const acknowledged: string[] = [];
        const load = Promise.all(
          [0, 1, 2, 3].map(async () => {
            while (running) {
              const answer = await api.post('/v1/invitations', { title: 'Load' });
              if (answer.status === 201) acknowledged.push(answer.body.id as string);
            }
          }),
        );
        await eventually(async () => acknowledged.length >= 20 || undefined, 'the load');
        const before = [...acknowledged];
        const backup = join(folder, 'backup');
        const made = await server.cli('backup', backup, '--json');
        running = false;
        await load;
        expect([made.code, made.stderr]).toEqual([0, '']);
        expect((await readdir(backup)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
          'documents',
          'events.sqlite',
          'keys.sqlite',
          'manifest.json',
          'tree.sqlite',
        ]);
        expect((await server.cli('backup', backup)).code).toBe(2);

        const fresh = { ATTESTORY_DATA: join(folder, 'moved'), ATTESTORY_EVENT_STORE: 'esdb://127.0.0.1:9?tls=false' };
        const moved = await server.cliWith(fresh, 'migrate', '--from', backup);
        expect([moved.code, moved.stderr]).toEqual([2, expect.stringContaining('is a backup')]);

        const target = join(folder, 'restored');
        const keys = { ATTESTORY_KEYS: join(server.dataFolder, 'keys') };
        const restored = await server.cliWith({ ...keys, ATTESTORY_DATA: target }, 'restore', backup, '--json');
        expect(JSON.parse(restored.stdout)).toMatchObject({ ok: true, findings: [] });
        expect((await server.cliWith({ ...keys, ATTESTORY_DATA: target }, 'restore', backup)).code).toBe(2);

        const second = await AttestoryProcess.start(keys, target);
        try {
          const there = await ApiClient.authenticate(second.baseUrl, credentials);
          for (const id of before) expect((await there.get(`/v1/invitations/${id}`)).status).toBe(200);
          const { documents } = (await there.get(`/v1/invitations/${invitationId}`)).body as {
            documents: { id: string }[];
          };
          const bytes = await there.get(`/v1/invitations/${invitationId}/documents/${documents[0]?.id}/original`);
          expect(bytes.status).toBe(200);
        } finally {
          await second.end();
        }
      }, 60_000);

      it('says plainly that a backup is older than a head that was published since', async () => {
        const old = join(folder, 'older');
        expect((await server.cli('backup', old)).code).toBe(0);
        for (let i = 0; i < 3; i++) await api.post('/v1/invitations', { title: 'Since' });
        await server.end();
        await server.restart();
        const events = ndjson((await server.cli('events', '--stream', 'heads', '--json')).stdout);
        const head = join(folder, 'published.json');
        await writeFile(head, JSON.stringify(events.at(-1)?.data));
        const keys = { ATTESTORY_KEYS: join(server.dataFolder, 'keys') };
        const target = join(folder, 'older-restored');
        const { code, stdout } = await server.cliWith(
          { ...keys, ATTESTORY_DATA: target },
          'restore',
          old,
          '--head',
          head,
        );
        expect(code).toBe(1);
        expect(stdout).toMatch(/tail-cut: head of .*: .*covers/);
      }, 60_000);

      it('refuses what is no backup, or has changed since', async () => {
        const target = { ATTESTORY_DATA: join(folder, 'never') };
        const none = await server.cliWith(target, 'restore', server.dataFolder);
        expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('is no backup')]);
        await appendFile(join(folder, 'backup', 'events.sqlite'), 'x');
        const changed = await server.cliWith(target, 'restore', join(folder, 'backup'));
        expect([changed.code, changed.stderr]).toEqual([
          1,
          expect.stringContaining('events.sqlite is not as it was written'),
        ]);
      });
    });
  });

  it.each([
    ['events', 'extra'],
    ['events', '--nope'],
    ['backup'],
    ['organization'],
    ['organization', 'register', '--name', 'A'],
    ['completion', 'cmd'],
    ['history', 'not-an-id'],
    ['rebuild', 'nothing'],
  ])('ends with 2 where the command line makes no sense: %s %s', async (...args) => {
    const { code, stdout, stderr } = await server.cli(...args.filter((arg) => arg !== undefined));
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/\S/)]);
  });

  it('gives figures that a Prometheus can read, without a name or id in them', async () => {
    expect((await api.post('/v1/invitations', { title: 'Counted' })).status).toBe(201);
    await api.get(`/v1/invitations/${invitationId}`);
    const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
    expect(text).toMatch(
      /^attestory_http_request_seconds_count\{method="GET",route="\/v1\/invitations\/:id".*\} \d+$/m,
    );
    for (const name of [
      'attestory_view_caught_up{view="invitation-details"} 1',
      'attestory_view_lag_seconds{view="invitation-details"} ',
      'attestory_due_seconds{kind="mail"}',
      'attestory_tasks_due{kind="seal"} 0',
      'attestory_tasks_overdue{kind="mail"} 0',
      'attestory_tasks_failing{kind="mail"} 0',
      'attestory_append_failures_total{outcome="unknown"} 0',
      'attestory_command_retries_total{because="conflict"}',
      'attestory_head_events',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      expect(text).toContain(name);
    expect(Number(/^attestory_append_seconds_count (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
    expect(text).not.toContain(invitationId);
    expect(text).not.toContain('@');
  });

  it('finishes what is under way when it is told to stop under load', async () => {
    const answers: number[] = [];
    let running = true;
    const load = Promise.all(
      [0, 1, 2, 3, 4, 5, 6, 7].map(async () => {
        while (running) {
          const answer = await api.post('/v1/invitations', { title: 'Stop' }).catch(() => null);
          if (answer === null) return;
          answers.push(answer.status);
        }
      }),
    );
    await eventually(async () => answers.length >= 20 || undefined, 'the load');
    const code = await server.end('SIGTERM');
    running = false;
    await load;
    expect(code).toBe(0);
    expect(new Set(answers)).toEqual(new Set([201]));
    await server.restart();
    const verified = await server.cli('verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, uncoveredEvents: 1 });
  }, 60_000);
});
