import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, sha256 } from './api-client.ts';
import { AttestoryProcess } from './attestory-process.ts';
import { samplePdf } from './sample-pdf.ts';
import { readAll, sealed, sendInvitation, signAs, startSession, threePeople } from './signing.ts';
import { type Pair, type StartedStores, startStores } from './test-stores.ts';

/** The way of one PDF from its upload to its seal, whatever the stores are: each with its name. */
export function firstPath(stores: readonly (readonly [string, Pair])[]): void {
  describe.each(stores)('one PDF, signed by three people and sealed, with %s', (_, pair) => {
    let server: AttestoryProcess;
    let stores: StartedStores;
    let api: ApiClient;
    let pdf: Uint8Array;

    beforeAll(async () => {
      stores = await startStores(pair);
      server = await AttestoryProcess.start(stores.env);
      ({ api } = await ApiClient.register(server));
      pdf = await samplePdf('The rent is 900 euros a month.');
    }, 60_000);
    afterAll(async () => {
      await server?.remove();
      await stores?.remove();
    });

    it('goes from the upload over three e-mails to a sealed PDF that begins with the uploaded bytes', async () => {
      const people = threePeople();
      const delivery = { copyToLightSignatories: true };
      const { id, documentIds } = await sendInvitation(api, pdf, people, { delivery });
      for (const [i, person] of people.entries()) {
        const answer = await signAs(api, person);
        expect(answer.status).toBe(200);
        expect(answer.body.completed).toBe(i === people.length - 1);
      }

      const invitation = await sealed(api, id);
      expect(invitation.state).toBe('completed');
      expect(invitation.signatories.map((s: { state: string }) => s.state)).toEqual(['signed', 'signed', 'signed']);

      const download = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
      expect(download.status).toBe(200);
      const bytes = download.body as Uint8Array;
      expect(sha256(bytes)).toBe(invitation.documents[0].seal.sha256);
      expect(sha256(bytes.subarray(0, pdf.length))).toBe(sha256(pdf));
      expect(bytes.length).toBeGreaterThan(pdf.length);

      for (const { email } of people) {
        const secret = await api.secretFor(email, 'd');
        const copy = await new ApiClient(server.baseUrl).post('/v1/downloads', { secret });
        expect(copy.status).toBe(200);
        expect(sha256(copy.body as Uint8Array)).toBe(sha256(bytes));
      }
    }, 60_000);

    it('shows the full signature history, each entry with its hash, and the log verifies', async () => {
      const [person] = threePeople();
      const { id } = await sendInvitation(api, pdf, [person]);
      await signAs(api, person);
      await sealed(api, id);
      const { body } = await api.get(`/v1/invitations/${id}/history`);
      const types = body.items.map((entry: { type: string }) => entry.type);
      for (const type of [
        'InvitationDrafted',
        'InvitationSent',
        'EmailHandedOver',
        'InvitationOpened',
        'DocumentShown',
      ])
        expect(types).toContain(type);
      expect(types).toEqual(expect.arrayContaining(['DocumentSigned', 'InvitationCompleted', 'DocumentSealed']));
      for (const entry of body.items) expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);
      const verified = await server.cli('verify', '--json');
      expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, findings: [] });
      expect(verified.code).toBe(0);
    }, 60_000);

    it('gives parts of a document, so that a download which broke off can go on', async () => {
      const people = threePeople();
      const { id, documentIds } = await sendInvitation(api, pdf, people);
      const path = `/v1/invitations/${id}/documents/${documentIds[0]}/original`;
      const get = async (headers: Record<string, string>) => {
        const { status, body, headers: answered } = await api.get(path, headers);
        return {
          status,
          body: body as Uint8Array,
          range: answered.get('content-range'),
          etag: answered.get('etag') ?? '',
        };
      };
      const whole = await get({});
      expect([whole.status, whole.range, whole.etag]).toEqual([200, null, `"${sha256(pdf)}"`]);
      const first = await get({ range: 'bytes=0-99' });
      expect([first.status, first.range]).toEqual([206, `bytes 0-99/${pdf.length}`]);
      const rest = await get({ range: 'bytes=100-', 'if-range': whole.etag });
      expect(rest.status).toBe(206);
      expect(sha256(Buffer.concat([first.body, rest.body]))).toBe(sha256(pdf));
      expect(Buffer.from((await get({ range: 'bytes=-5' })).body)).toEqual(Buffer.from(pdf.subarray(-5)));
      for (const headers of [
        { range: 'bytes=0-9', 'if-range': '"other"' },
        { range: 'bytes=0-1,4-5' },
        { range: 'rubbish' },
        { range: 'lines=0-1' },
      ])
        expect((await get(headers as Record<string, string>)).status).toBe(200);
      const beyond = await get({ range: `bytes=${pdf.length}-` });
      expect([beyond.status, beyond.range]).toEqual([416, `bytes */${pdf.length}`]);
    });

    it('gives a sealed PDF of the partly signed invitation, and refuses to change who signs', async () => {
      const people = threePeople();
      const { id, documentIds } = await sendInvitation(api, pdf, people);
      const early = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
      expect([early.status, early.body.type]).toEqual([409, '/problems/nothing-to-seal']);
      await signAs(api, people[0]);
      const partly = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
      expect(partly.status).toBe(200);

      const frozen = await api.post(`/v1/invitations/${id}/signatories`, {
        name: 'Late Comer',
        email: 'late@example.com',
      });
      expect([frozen.status, frozen.body.type]).toEqual([409, '/problems/signatories-frozen']);
      for (const way of frozen.body.waysOut as { rel: string; method: string; href: string }[])
        if (way.method === 'GET') expect((await api.get(way.href)).status).toBe(200);

      const cancelled = await api.post(`/v1/invitations/${id}/cancel`, { reason: 'Wrong document' });
      expect(cancelled.body.state).toBe('cancelled');
      const secret = await api.secretFor(people[1].email);
      const closed = await new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret });
      expect([closed.status, closed.body.type, closed.body.reason]).toEqual([
        410,
        '/problems/link-closed',
        'cancelled',
      ]);
      expect((await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`)).status).toBe(200);
    }, 60_000);

    it('signs only what was opened, shown and unchanged, and only once', async () => {
      const people = threePeople();
      const { id } = await sendInvitation(api, pdf, people);
      const [person] = people;
      const session = await startSession(api, person.email);
      const documents = (await session.get('/v1/signing')).body.documents as { id: string; sha256: string }[];
      const contentHashes = Object.fromEntries(documents.map((d) => [d.id, d.sha256]));
      const signature = { role: { kind: 'self' }, contentHashes };
      const notOpened = await session.post('/v1/signing/signature', signature);
      expect([notOpened.status, notOpened.body.type]).toEqual([409, '/problems/not-opened']);
      await session.post('/v1/signing/open');
      const notShown = await session.post('/v1/signing/signature', signature);
      expect(notShown.body.type).toBe('/problems/documents-not-shown');
      const body = (await readAll(session, person.name)) as { contentHashes: Record<string, string> };
      const other = { ...body, contentHashes: { [documents[0]?.id as string]: 'a'.repeat(64) } };
      expect((await session.post('/v1/signing/signature', other)).body.type).toBe('/problems/content-changed');
      const undrawn = { ...body, light: undefined };
      expect((await session.post('/v1/signing/signature', undrawn)).body.type).toBe('/problems/drawing-required');

      const key = { 'idempotency-key': `sign-${id}` };
      const first = await session.post('/v1/signing/signature', body, key);
      expect(first.status).toBe(200);
      const again = await session.post('/v1/signing/signature', body, key);
      expect(again.body).toEqual(first.body);
      const second = await session.post('/v1/signing/signature', body);
      expect([second.status, second.body.type]).toEqual([409, '/problems/already-signed']);
    }, 60_000);

    it('loses nothing when it is killed, and goes on where it was', async () => {
      const people = threePeople();
      const { id } = await sendInvitation(api, pdf, people);
      for (const person of people) await signAs(api, person);
      await server.end('SIGKILL');
      const verified = await server.cli('verify', '--json');
      expect([verified.code, JSON.parse(verified.stdout).findings]).toEqual([0, []]);
      await server.restart();
      const invitation = await sealed(api, id);
      expect(invitation.state).toBe('completed');
      expect(await server.end('SIGTERM')).toBe(0);
      await server.restart();
    }, 60_000);
  });
}
