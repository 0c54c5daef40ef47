import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sendInvitation, signAs } from '../support/signing.ts';

interface Fact {
  readonly type: string;
  readonly stream: string;
  readonly data: Record<string, unknown>;
}

describe('a backup that is made while people upload and sign', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let credentials: Credentials;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-backup-'));
    server = await AttestoryProcess.start();
    ({ api, credentials } = await ApiClient.register(server));
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('is one whole: every document that its log knows is there, opens, and is what was uploaded or sealed', async () => {
    let running = true;
    let n = 0;
    const acknowledged: string[] = [];
    const pdf = await samplePdf('Load');
    const base64 = Buffer.from(pdf).toString('base64');
    const upload = () => api.post('/v1/invitations', { title: 'Load', documents: [{ fileName: 'a.pdf', base64 }] });
    const sign = async () => {
      const person = { name: 'Aino', email: `load.${++n}@example.com` };
      const { id } = await sendInvitation(api, pdf, [person]);
      expect((await signAs(api, person)).status).toBe(200);
      acknowledged.push(id);
    };
    const load = Promise.all(
      [upload, upload, upload, upload, upload, sign].map(async (work) => {
        while (running) await work();
      }),
    );
    // Two in a row, which meet uploads, signatures and seals half done.
    const made: { readonly backup: string; readonly before: readonly string[] }[] = [];
    while (acknowledged.length < 3) await new Promise((done) => setTimeout(done, 50));
    for (const name of ['one', 'two']) {
      const [backup, before] = [join(folder, name), [...acknowledged]];
      expect(await server.cli('backup', backup)).toMatchObject({ code: 0, stderr: '' });
      made.push({ backup, before });
    }
    running = false;
    await load;

    for (const { backup, before } of made) await expectWhole(backup, before);
  }, 180_000);

  async function expectWhole(backup: string, before: readonly string[]): Promise<void> {
    const target = `${backup}-restored`;
    const env = { ATTESTORY_KEYS: join(server.dataFolder, 'keys'), ATTESTORY_DATA: target };
    const restored = await server.cliWith(env, 'restore', backup, '--json');
    expect(JSON.parse(restored.stdout)).toMatchObject({ ok: true, findings: [] });
    const log = await server.cliWith(env, 'events', '--clear', '--json');
    const facts = log.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Fact);
    const named = facts.flatMap(({ data }) => (typeof data.blobId === 'string' ? [data.blobId] : []));
    const blobs = new Set((await readdir(join(target, 'documents'), { recursive: true })).map((path) => path.slice(3)));
    expect(named.filter((id) => !blobs.has(`${id}.blob`))).toEqual([]);
    const sent = facts
      .filter(({ type }) => type === 'InvitationSent')
      .map(({ stream }) => stream.slice('invitation-'.length));
    expect(sent).toEqual(expect.arrayContaining([...before]));

    const second = await AttestoryProcess.start({ ATTESTORY_KEYS: env.ATTESTORY_KEYS }, target);
    try {
      const there = await ApiClient.authenticate(second.baseUrl, credentials);
      for (const id of sent) {
        const { documents } = (await there.get(`/v1/invitations/${id}`)).body as {
          documents: { id: string; sha256: string }[];
        };
        for (const document of documents) {
          const original = await there.get(`/v1/invitations/${id}/documents/${document.id}/original`);
          expect(sha256(original.body as Uint8Array)).toBe(document.sha256);
        }
      }
      for (const id of before) {
        const { documents } = (await there.get(`/v1/invitations/${id}`)).body as { documents: { id: string }[] };
        const sealed = await there.get(`/v1/invitations/${id}/documents/${documents[0]?.id}/sealed`);
        expect(sealed.status).toBe(200);
        expect(sha256(sealed.body as Uint8Array)).toBe(sealed.headers.get('attestory-sha256'));
      }
    } finally {
      await second.end();
    }
  }
});
