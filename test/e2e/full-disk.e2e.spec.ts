import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { largePdf } from '../support/large-pdf.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

const bytes = 24 * 2 ** 20;

/** A small file system of its own; null where this user may not mount one. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmdirSync(folder);
    return null;
  }
}

/** Takes all the room that there is. */
function fill(file: string): void {
  for (const size of [2 ** 20, 2 ** 12])
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
}

/** Takes the room but for some. */
function leave(rest: number, file: string): void {
  fill(file);
  truncateSync(file, statSync(file).size - rest);
}

const disk = mountSmallDisk();

describe(disk ? 'a full disk' : 'a full disk (not tested here: this user may not mount a small one)', () => {
  let server: AttestoryProcess | undefined;
  let api: ApiClient;

  beforeAll(async () => {
    if (!disk) return;
    server = await AttestoryProcess.start({}, disk);
    ({ api } = await ApiClient.register(server));
  }, 60_000);
  afterAll(async () => {
    await server?.end('SIGKILL');
    if (disk) execFileSync('umount', [disk]);
  });

  it('is answered with 503, loses nothing that was acknowledged, and is forgotten when there is room again', async () => {
    if (!disk || !server) {
      process.stderr.write('a full disk was not tested: this user may not mount a small one\n');
      return;
    }
    const pdf = await samplePdf('Full');
    const acknowledged: string[] = [];
    const draft = () => api.post('/v1/invitations', { title: 'On a small disk', message: 'm'.repeat(4_000) });
    const before = await draft();
    acknowledged.push(before.body.id as string);

    fill(join(disk, 'filler'));
    const refused: string[] = [];
    for (let i = 0; i < 80; i++) {
      const answer = await draft();
      if (answer.status === 201) acknowledged.push(answer.body.id as string);
      else refused.push(`${answer.status} ${answer.body.type}`);
    }
    const upload = await api.post(`/v1/invitations/${before.body.id}/documents?fileName=a.pdf`, pdf);
    refused.push(`${upload.status} ${upload.body.type}`);
    expect([...new Set(refused)]).toEqual(['503 /problems/unavailable']);

    rmSync(join(disk, 'filler'));
    expect((await draft()).status).toBe(201);
    expect((await api.post(`/v1/invitations/${before.body.id}/documents?fileName=a.pdf`, pdf)).status).toBe(201);
    // The views try again with back-off: they are behind for a few seconds.
    for (const id of acknowledged)
      await eventually(
        async () => (await api.get(`/v1/invitations/${id}`)).body.id as string | undefined,
        `invitation ${id}`,
      );
    await server.end('SIGKILL');
    const verified = await server.cli('verify', '--json');
    expect([verified.code, JSON.parse(verified.stdout).findings]).toEqual([0, []]);
  }, 120_000);

  it('while a document is sealed: the reason is said, nothing half is served, and it is sealed when there is room', async () => {
    if (!disk || !server) return;
    await server.restart();
    const [aino] = threePeople();
    const pdf = largePdf(6_000_000);
    const { id, documentIds } = await sendInvitation(api, pdf, [aino]);
    await api.secretFor(aino.email);
    // Enough for events and mails, and not for a second copy of the document.
    leave(3 * 2 ** 20, join(disk, 'filler'));
    expectStatus(await signAs(api, aino), 200);
    const seal = await eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}`);
      return body.documents[0].seal.state === 'retrying' ? body.documents[0].seal : undefined;
    }, 'a seal that is tried again');
    expect(seal.reason).toContain('no space left');
    const early = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
    expect([early.status, early.body.type]).toEqual([503, '/problems/seal-pending']);
    expect(readdirSync(disk, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('sealed-'))).toEqual(
      [],
    );

    rmSync(join(disk, 'filler'));
    await sealed(api, id);
    const { status, body } = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
    expect([
      status,
      Buffer.from(body as Uint8Array)
        .subarray(0, pdf.length)
        .equals(pdf),
    ]).toEqual([200, true]);
  }, 120_000);
});
