import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { readAll, sealed, sendInvitation, startSession, threePeople } from '../support/signing.ts';
import { onlyOn } from '../support/test-stores.ts';

const day = 24 * 60 * 60_000;

describe('a clock that jumps back', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let folder: string;
  let credentials: Credentials;
  const setClock = (days: number) => writeFile(join(folder, 'clock'), String(days * day));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-clock-'));
    await setClock(0);
    const program = join(import.meta.dirname, '../support/shifted-server.ts');
    server = await AttestoryProcess.start({ ATTESTORY_HEAD_EVERY_SECONDS: '1' }, folder, program);
    // Ahead, so that the clock can go back and the demo's certificate is valid still.
    await setClock(5);
    ({ api, credentials } = await ApiClient.register(server));
    api = await ApiClient.authenticate(server.baseUrl, credentials);
  }, 60_000);
  afterAll(() => server?.remove());

  it('loses nothing and holds nothing up: sessions, links, seals and e-mails go on, and the log stays in its order', async () => {
    const pdf = await samplePdf('Back');
    const people = threePeople();
    const { id } = await sendInvitation(api, pdf, people);
    const [first, second, third] = await Promise.all(
      people.map(async ({ name, email }) => {
        const session = await startSession(api, email);
        return { session, body: await readAll(session, name) };
      }),
    );
    expect((await first?.session.post('/v1/signing/signature', first.body))?.status).toBe(200);
    await setClock(3);
    expect((await second?.session.post('/v1/signing/signature', second.body))?.status).toBe(200);
    expect((await third?.session.post('/v1/signing/signature', third.body))?.body).toMatchObject({ completed: true });
    expect((await sealed(api, id)).state).toBe('completed');
    for (const { email } of people)
      await eventually(
        async () => ((await api.mailTo(email)).length >= 2 ? true : undefined),
        `two e-mails to ${email}`,
      );
    const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as {
      items: { type: string; at: string }[];
    };
    const signed = items.filter(({ type }) => type === 'DocumentSigned').map(({ at }) => Date.parse(at));
    expect(signed).toHaveLength(3);
    // Each at the time that the clock showed; the order is the log's, not the times'.
    expect((signed[0] as number) - (signed[1] as number)).toBeGreaterThan(day);
  }, 60_000);

  it('does what was asked for before it, when the service starts with an earlier clock', async () => {
    await setClock(5);
    const [person] = threePeople();
    const { id } = await sendInvitation(api, await samplePdf('Killed'), [person]);
    const session = await startSession(api, person.email);
    const body = await readAll(session, person.name);
    await session.post('/v1/signing/signature', body);
    await server.end('SIGKILL');
    await setClock(3);
    await server.restart();
    expect((await sealed(api, id)).state).toBe('completed');
    const mails = async () => ((await api.mailTo(person.email)).length === 2 ? true : undefined);
    await eventually(mails, 'the e-mail that it is completed');
  }, 60_000);

  onlyOn(['embedded', 'esdb'], 'the folder of the documents is taken away', () => {
    it('tries again what had failed before it, though that was to be tried at a time far ahead', async () => {
      await setClock(8);
      api = await ApiClient.authenticate(server.baseUrl, credentials);
      const [person] = threePeople();
      const { id } = await sendInvitation(api, await samplePdf('Failed'), [person]);
      const session = await startSession(api, person.email);
      const body = await readAll(session, person.name);
      const documents = join(folder, 'documents');
      const failed = async () => {
        const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as { items: { type: string }[] };
        return items.some(({ type }) => type === 'SealingFailed') || undefined;
      };
      await rename(documents, `${documents}.away`);
      await session.post('/v1/signing/signature', body);
      await eventually(failed, 'a failed seal');
      await rename(`${documents}.away`, documents);
      await setClock(5);
      expect((await sealed(api, id)).state).toBe('completed');
    }, 60_000);
  });

  it('leaves the log whole, with heads over all of it', async () => {
    await server.end('SIGTERM');
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true, findings: [] });
  });
});
