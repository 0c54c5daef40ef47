import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { descriptionOf, importOf, unlike } from '../support/imported.ts';
import { personClient } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus } from '../support/signing.ts';

const lately = new Date(Date.now() - 30 * 24 * 60 * 60_000).toISOString();
/** The sandbox's Aino. */
const aino = { identity: { country: 'FI', number: '010190-961N' }, signedAt: lately };

describe('documents that were signed elsewhere', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let organizationId: string;
  let folder: string;
  let pdf: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    const registered = await ApiClient.register(server);
    [api, organizationId] = [registered.api, registered.credentials.organizationId];
    folder = await mkdtemp(join(tmpdir(), 'attestory-import-'));
    pdf = await samplePdf('An old lease');
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const archived = (person: ApiClient, documentId: string, path = '/v1/archive') =>
    eventually(async () => {
      const { body } = await person.get(`${path}?limit=100`);
      return (body.items as { id: string; documentId: string }[]).find((one) => one.documentId === documentId);
    }, `the copy of ${documentId}`);
  const put = async (
    documents: string,
    name: string,
    bytes: Uint8Array,
    description: object = descriptionOf(bytes),
  ) => {
    await mkdir(documents, { recursive: true });
    await writeFile(join(documents, `${name}.pdf`), bytes);
    await writeFile(join(documents, `${name}.json`), JSON.stringify(description, null, 1));
  };

  it('are imported by a program, which vouches for them, and are in the archives where they belong', async () => {
    const person = await personClient(server.baseUrl, { person: 'fi-aino' });
    const made = await api.post(`/v1/organizations/${organizationId}/folders`, { name: 'Old leases' });
    expectStatus(made, 201);
    const bytes = unlike(pdf);
    const body = importOf(bytes, { folder: made.body.id, closedAt: lately, fileName: 'old.pdf' }, aino);
    const imported = await api.post('/v1/archive/imports', body);
    expect([imported.status, imported.body]).toMatchObject([201, { sha256: sha256(bytes), pages: 1, signatures: 0 }]);
    const { documentId } = imported.body;

    const copy = await archived(api, documentId);
    expect(copy).toMatchObject({
      ...{ kind: 'imported', state: 'imported', title: 'An old lease', fileName: 'old.pdf', folderId: made.body.id },
      imported: { vouchedBy: { kind: 'client', clientId: expect.any(String) }, origin: 'Elsewhere' },
      retention: { rule: 'organization/keep' },
    });
    expect(sha256((await api.get(`/v1/archive/${copy.id}/document`)).body as Uint8Array)).toBe(sha256(bytes));
    const { items } = (await api.get(`/v1/archive/${copy.id}/history`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['DocumentImported', 'DocumentArchived']);
    expect(JSON.stringify(items)).not.toContain(aino.identity.number);
    const own = await archived(person, documentId, '/v1/me/documents');
    expect(own).toMatchObject({
      kind: 'imported',
      organization: { name: 'Acme Oy' },
      retention: { rule: 'personal/self' },
    });
    expect(sha256((await person.get(`/v1/me/documents/${own.id}/document`)).body as Uint8Array)).toBe(sha256(bytes));

    const again = await api.post('/v1/archive/imports', body);
    expect([again.status, again.body]).toMatchObject([409, { type: '/problems/already-imported', documentId }]);
    const told = await server.cli('history', documentId);
    expect(told.stdout).toMatch(/DocumentImported .*\n {2}signed elsewhere \(Elsewhere\) by .*, as the client .* says/);
  }, 60_000);

  it('are refused over the API with what is wrong, and nothing of them is kept', async () => {
    const refused = async (body: object) => {
      const { status, body: problem } = await api.post('/v1/archive/imports', body);
      return [status, problem.errors?.[0].pointer ?? problem.type];
    };
    const bytes = unlike(pdf);
    const other = { ...importOf(bytes), base64: Buffer.from(unlike(pdf)).toString('base64') };
    expect(await refused(other)).toEqual([422, '/problems/wrong-hash']);
    expect(await refused(importOf(Buffer.from('text')))).toEqual([415, '/problems/not-a-pdf']);
    expect(await refused(importOf(bytes, { folder: organizationId }))).toEqual([404, '/problems/folder-unknown']);
    expect(await refused(importOf(bytes, { orgin: 'x' }))).toEqual([422, '#/description/orgin']);
    const tomorrow = { signedAt: new Date(Date.now() + 86_400_000).toISOString() };
    expect(await refused(importOf(bytes, {}, tomorrow))).toEqual([422, '#/description/signatories/0/signedAt']);
    expect(await refused({ description: 'x', base64: 'AAAA' })).toEqual([422, '#/description']);
    expectStatus(await api.post('/v1/archive/imports', importOf(bytes)), 201);
  }, 60_000);

  it('are imported from a folder, each by itself, beside the running service', async () => {
    const documents = join(folder, 'mixed');
    const signed = unlike(pdf);
    await put(documents, 'a', signed);
    await put(documents, 'b', signed);
    await put(documents, 'c', unlike(pdf), descriptionOf(pdf));
    await put(documents, 'd', Buffer.from('no PDF'));
    await put(documents, 'e', unlike(pdf), { ...descriptionOf(pdf), signatories: [] });
    const report = join(folder, 'report.csv');
    const dry = await server.cli('import', documents, '--organization', organizationId, '--dry-run', '--json');
    expect([dry.code, JSON.parse(dry.stdout)]).toMatchObject([1, { imported: 1, alreadyThere: 1, refused: 3 }]);
    const run = () => server.cli('import', documents, '--organization', organizationId, '--report', report);
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^Imported 1, 1 there already, 3 refused\.\n {2}c\.pdf: wrong-hash: /),
    ]);
    expect(stdout).toContain('e.json:6: signatories must be a list with at least one entry');
    const rows = (await readFile(report, 'utf8'))
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 3));
    expect(rows.slice(1)).toEqual([
      ['a.pdf', 'imported', ''],
      ['b.pdf', 'already-there', ''],
      ['c.pdf', 'refused', 'wrong-hash'],
      ['d.pdf', 'refused', 'not-a-pdf'],
      ['e.pdf', 'refused', 'description-wrong'],
    ]);
    const listed = await server.cli('import', documents, '--organization', crypto.randomUUID());
    expect([listed.code, listed.stderr]).toEqual([2, expect.stringContaining('There is no organization')]);
    const { documentId } = (await api.post('/v1/archive/imports', importOf(signed))).body;
    expect(await archived(api, documentId)).toMatchObject({ imported: { vouchedBy: { kind: 'operator' } } });
  }, 90_000);

  it('are all there after a run that was killed in the middle and made again, each once', async () => {
    const documents = join(folder, 'many');
    for (let i = 0; i < 24; i++) await put(documents, `lease-${i}`, unlike(pdf));
    const report = join(folder, 'broken-off.csv');
    const args = ['import', documents, '--organization', organizationId];
    const child = spawn(process.execPath, [...server.cliCommand, ...args, '--report', report], {
      ...{ env: server.environment, stdio: 'ignore' },
    });
    const lines = async () => (await readFile(report, 'utf8').catch(() => '')).split('\n').length;
    await eventually(async () => ((await lines()) > 6 ? true : undefined), 'the first documents');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const done = (await lines()) - 2;
    const { code, stdout } = await server.cli(...args, '--json');
    const { imported, alreadyThere, refused } = JSON.parse(stdout);
    expect([code, imported + alreadyThere, refused]).toEqual([0, 24, 0]);
    expect(alreadyThere).toBeGreaterThanOrEqual(done);
    expect(alreadyThere).toBeLessThan(24);
    await eventually(async () => {
      const { items } = (await api.get('/v1/archive?limit=100&q=lease')).body;
      const copies = (items as { fileName: string }[]).filter(({ fileName }) => /^lease-\d+\.pdf$/.test(fileName));
      return copies.length === 24 ? true : undefined;
    }, 'all of them in the archive');
    expect((await server.cli('verify')).code).toBe(0);
  }, 120_000);
});
