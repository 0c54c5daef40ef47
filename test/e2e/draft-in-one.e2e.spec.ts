import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { countBlobs } from '../support/count-blobs.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, signAs, threePeople } from '../support/signing.ts';

describe('a draft in one request', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdfs: readonly Uint8Array[];

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    pdfs = [await samplePdf('First'), await samplePdf('Second', 2)];
  }, 60_000);
  afterAll(() => server?.remove());

  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const documents = () => pdfs.map((pdf, i) => ({ fileName: `${i}.pdf`, base64: base64(pdf) }));
  const blobs = () => countBlobs(server.environment);

  it('takes every member at once, is sent, and a repeat changes and mails nothing', async () => {
    const people = threePeople();
    const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString();
    const body = {
      title: 'Lease agreement',
      message: 'Please sign.\nAda',
      language: 'sv',
      order: 'sequential',
      expiresAt,
      delivery: { copyToLightSignatories: true, saveToPersonalAccount: false },
      signatories: people.map((person) => ({ ...person, methods: ['light'] })),
      documents: documents(),
      send: true,
    };
    const key = { 'idempotency-key': randomUUID() };
    const first = await api.post('/v1/invitations', body, key);
    expect(first.status).toBe(201);
    const { documents: _, signatories, delivery, send, ...plain } = body;
    expect(first.body).toMatchObject({ ...plain, state: 'sent', delivery: { ...delivery, sendDownloadLink: true } });
    expect(first.body.signatories.map((s: { email: string }) => s.email)).toEqual(people.map(({ email }) => email));
    expect(first.body.documents.map((d: { sha256: string }) => d.sha256)).toEqual(pdfs.map(sha256));
    await api.secretFor(people[0].email);
    const stored = await blobs();

    const again = await api.post('/v1/invitations', body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await api.post('/v1/invitations', { ...body, title: 'Another' }, key);
    expect([other.status, other.body.type]).toEqual([422, '/problems/command-id-reused']);
    expect(await blobs()).toBe(stored);
    expect((await signAs(api, people[0])).status).toBe(200);
    expect(await api.mailTo(people[0].email)).toHaveLength(1);
    // The seal is a blob, too, and the tests after this one count them.
    await sealed(api, first.body.id);
  }, 60_000);

  it('leaves nothing behind when one document is bad, and points at it', async () => {
    const before = await blobs();
    const list = (await api.get('/v1/invitations')).body.items.length;
    for (const [bad, status, type] of [
      [base64(Buffer.from('not a PDF')), 415, '/problems/not-a-pdf'],
      [base64((pdfs[0] as Uint8Array).subarray(0, 400)), 422, '/problems/document-damaged'],
    ] as const) {
      const answer = await api.post('/v1/invitations', {
        title: 'Half bad',
        documents: [...documents(), { fileName: 'bad.pdf', base64: bad }],
      });
      expect([answer.status, answer.body.type]).toEqual([status, type]);
      expect(answer.body.errors).toEqual([{ pointer: '#/documents/2', message: expect.any(String) }]);
    }
    expect(await blobs()).toBe(before);
    expect((await api.get('/v1/invitations')).body.items).toHaveLength(list);
  }, 60_000);

  it('is not drafted either when it can not be sent', async () => {
    const before = await blobs();
    const signatories = threePeople();
    for (const [body, type] of [
      [{ signatories }, 'nothing-to-sign'],
      [{ documents: documents() }, 'nobody-to-sign'],
      [{ documents: documents(), signatories, expiresAt: '2020-01-01T00:00:00.000Z' }, 'expiry-in-the-past'],
    ] as const) {
      const answer = await api.post('/v1/invitations', { title: 'Sent at once', send: true, ...body });
      expect([answer.status, answer.body.type]).toEqual([422, `/problems/${type}`]);
    }
    expect(await blobs()).toBe(before);
  }, 60_000);

  it('holds at most 5 MB of documents', async () => {
    const half = Buffer.alloc(2_600_000, '%').toString('base64');
    const answer = await api.post('/v1/invitations', {
      title: 'Too much',
      documents: [half, half].map((each, i) => ({ fileName: `${i}.pdf`, base64: each })),
    });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '#/documents']);
  });
});
