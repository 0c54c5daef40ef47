import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeSealedPdf } from '../support/pdf-judges.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, type Person, readAll, sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('the ways out of an invitation that was sent', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;
  let scan: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    [pdf, scan] = [await samplePdf('The rent is 900 euros a month.'), await samplePdf('Signed with a pen.')];
  }, 60_000);
  afterAll(() => server?.remove());

  const read = async (id: string, after: string) => (await api.get(`/v1/invitations/${id}?after=${after}`)).body;
  const mailWith = (address: string, words: string) =>
    eventually(
      async () => (await api.mailTo(address)).find(({ subject }) => subject.includes(words)),
      `${words} to ${address}`,
    );
  /** The whole way of somebody who was asked to sign the addendum, too. */
  const signAddendum = async ({ name, email }: Person, title: string) => {
    const { links } = await mailWith(email, title);
    const secret = links.find((link) => link.includes('/s#'))?.split('#')[1];
    const { body } = await new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret });
    const session = api.as(body.token);
    expectStatus(await session.post('/v1/signing/signature', await readAll(session, name)), 200);
  };
  const textOf = async (bytes: Uint8Array) => {
    const file = join(server.dataFolder, 'read.pdf');
    await writeFile(file, bytes);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
    return stdout.replaceAll(/\s+/g, ' ');
  };
  const sealAnchor = async () => {
    const pem = await readFile(join(server.dataFolder, 'keys/seal.pem'), 'utf8');
    return pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
  };
  const inJson = (bytes: Uint8Array, rest: object) => ({
    scan: { fileName: 'scan.pdf', base64: Buffer.from(bytes).toString('base64') },
    ...rest,
  });

  it('is signed on paper by who is missing: the scan stands beside it, and the invitation stays as it is', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz]);
    expectStatus(await signAs(api, aino), 200);
    const before = (await api.get(`/v1/invitations/${id}`)).body;
    const path = `/v1/invitations/${id}/manual-signatures`;
    const signedBy = [{ signatoryId: before.signatories[1].id }, { name: 'Þórunn Ægisdóttir' }];
    const body = inJson(scan, { signedBy, signedOn: '2026-11-20', note: 'At the kitchen table.' });
    const key = { 'idempotency-key': crypto.randomUUID() };

    const recorded = await api.post(path, body, key);
    expect([recorded.status, recorded.body.state]).toEqual([201, 'sent']);
    expect((await api.post(path, body, key)).body).toEqual(recorded.body);
    const other = await api.post(path, { ...body, signedOn: '2026-11-19' }, key);
    expect([other.status, other.body.type]).toEqual([422, '/problems/command-id-reused']);
    const { scanId } = recorded.body;
    const after = await read(id, recorded.body.position);
    expect(after.manualSignatures).toEqual([
      {
        ...{ id: scanId, fileName: 'scan.pdf', sha256: sha256(scan), bytes: scan.length, pages: 1 },
        signedBy: [{ signatoryId: signedBy[0]?.signatoryId, name: lukasz.name }, { name: 'Þórunn Ægisdóttir' }],
        ...{ signedOn: '2026-11-20', note: 'At the kitchen table.', recordedAt: expect.any(String) },
        vouchedBy: { kind: 'client', clientId: expect.any(String) },
      },
    ]);
    expect(after.signatories[1]).toMatchObject({ state: 'pending' });
    expect(sha256((await api.get(`${path}/${scanId}/scan`)).body as Uint8Array)).toBe(sha256(scan));
    const { items } = (await api.get(`/v1/invitations/${id}/history?after=${recorded.body.position}`)).body;
    expect(items.map(({ type }: { type: string }) => type)).toContain('ManualSignatureRecorded');

    expectStatus(await api.post(`/v1/invitations/${id}/cancel`), 200);
    const raw = `${path}?fileName=pages.pdf&signedOn=2026-11-21&signedBy=${before.signatories[0].id}&signedBy=${before.signatories[1].id}`;
    const late = await api.post(raw, scan);
    expect([late.status, late.body.state, late.body.manualSignatures.length]).toEqual([201, 'cancelled', 2]);
    expect(late.body.manualSignatures[1].signedBy.map((one: { name: string }) => one.name)).toEqual([
      aino.name,
      lukasz.name,
    ]);
  }, 60_000);

  it('takes as signed on paper only what can be', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino]);
    const path = `/v1/invitations/${id}/manual-signatures`;
    const fine = { signedBy: [{ name: lukasz.name }], signedOn: '2026-11-20' };
    const refused = async (body: unknown, query = '') => {
      const { status, body: problem } = await api.post(path + query, body);
      return [status, problem.errors?.[0].pointer ?? problem.type];
    };
    expect(await refused(inJson(scan, { ...fine, signedBy: [] }))).toEqual([422, '#/signedBy']);
    expect(await refused(inJson(scan, { ...fine, signedBy: [{}] }))).toEqual([422, '#/signedBy/0/signatoryId']);
    const both = { signatoryId: crypto.randomUUID(), name: 'Aino' };
    expect(await refused(inJson(scan, { ...fine, signedBy: [both] }))).toEqual([422, '#/signedBy/0/name']);
    expect(await refused(inJson(scan, { ...fine, signedBy: [null, null] }))).toEqual([422, '#/signedBy']);
    expect(await refused(inJson(scan, { ...fine, signedOn: '2026-02-30' }))).toEqual([422, '#/signedOn']);
    expect(await refused(inJson(scan, { ...fine, signedOn: '2999-01-01' }))).toEqual([
      422,
      '/problems/signed-in-the-future',
    ]);
    expect(await refused(inJson(Buffer.from('no PDF'), fine))).toEqual([415, '/problems/not-a-pdf']);
    expect(await refused(inJson(Buffer.alloc(5_000_001), fine))).toEqual([422, '#/scan']);
    expect(await refused(fine)).toEqual([422, '#/scan']);
    expect(await refused(scan)).toEqual([422, '#/signedBy']);
    const stranger = `?signedOn=2026-11-20&signedBy=${crypto.randomUUID()}`;
    expect(await refused(scan, stranger)).toEqual([404, '/problems/signatory-unknown']);
    expectStatus(await signAs(api, aino), 200);
    expect(await refused(inJson(scan, fine))).toEqual([409, '/problems/invitation-is-completed']);
    const { body } = await api.get(`/v1/invitations/${id}`);
    expect(body.manualSignatures).toEqual([]);
  }, 60_000);

  it('is referred to by an addendum, which names it as it is, and is signed and sealed like any other', async () => {
    const [aino, lukasz, thorunn] = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, [aino, lukasz], {
      language: 'fi',
      title: 'Vuokrasopimus',
    });
    expectStatus(await signAs(api, aino), 200);
    const source = await sealed(api, id);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const wanted = {
      text: 'Þórunn Ægisdóttir liittyy vuokralaiseksi.\n\nMuu pysyy ennallaan. 王小明',
      ...{ signatories: [lukasz, thorunn], send: true },
    };
    const path = `/v1/invitations/${id}/addendum`;
    const drafted = await api.post(path, wanted, key);
    expectStatus(drafted, 201);
    expect((await api.post(path, wanted, key)).body).toEqual(drafted.body);
    const other = await api.post(path, { ...wanted, text: 'Other' }, key);
    expect([other.status, other.body.type]).toEqual([422, '/problems/command-id-reused']);
    expect(drafted.body).toMatchObject({
      ...{ state: 'sent', addendumTo: id, title: 'Lisäpöytäkirja: Vuokrasopimus', language: 'fi' },
      documents: [{ fileName: 'lisäpöytäkirja.pdf' }],
    });
    for (const person of [lukasz, thorunn]) await signAddendum(person, 'Lisäpöytäkirja');
    const addendum = await sealed(api, drafted.body.id);
    const file = `/v1/invitations/${addendum.id}/documents/${addendum.documents[0].id}`;
    const protocol = (await api.get(`${file}/original`)).body as Uint8Array;
    const text = await textOf(protocol);
    for (const named of [
      id,
      documentIds[0],
      sha256(pdf),
      source.documents[0].seal.sha256,
      aino.name,
      'Muu pysyy ennallaan.',
    ])
      expect(text).toContain(named);
    expect(text).toMatch(new RegExp(`${lukasz.name} +ei ole allekirjoittanut`));
    const sealedPdf = (await api.get(`${file}/sealed`)).body as Uint8Array;
    expect(await judgeSealedPdf(protocol, sealedPdf, await sealAnchor())).toEqual([]);
  }, 90_000);

  it('has ways out that all work, told to who tries to add a signatory', async () => {
    const [aino, lukasz, thorunn] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz]);
    expectStatus(await signAs(api, aino), 200);
    const frozen = await api.post(`/v1/invitations/${id}/signatories`, thorunn);
    expect([frozen.status, frozen.body.type]).toEqual([409, '/problems/signatories-frozen']);
    const bodies: Readonly<Record<string, unknown>> = {
      'new-invitation': { title: 'Anew' },
      'manual-signatures': inJson(scan, { signedBy: [{ name: thorunn.name }], signedOn: '2026-11-20' }),
    };
    const ways = frozen.body.waysOut as { rel: string; method: string; href: string; title: string }[];
    const outcomes = [];
    for (const { rel, method, href } of ways) {
      const { status, body } = await (method === 'GET' ? api.get(href) : api.post(href, bodies[rel]));
      outcomes.push([rel, status, body.state]);
    }
    expect(outcomes).toEqual([
      ['copy', 201, 'draft'],
      ['new-invitation', 201, 'draft'],
      ['manual-signatures', 201, 'sent'],
      ['addendum', 201, 'draft'],
      ['sealed-document', 200, undefined],
      ['cancel', 200, 'cancelled'],
    ]);
    const late = await api.post(`/v1/invitations/${id}/signatories`, thorunn);
    expect(late.body.waysOut.map(({ rel }: { rel: string }) => rel)).not.toContain('cancel');
  }, 60_000);

  it('has no addendum while it is a draft, and none that asks nobody to sign at once', async () => {
    const draft = (await api.post('/v1/invitations', { title: 'Draft' })).body;
    const early = await api.post(`/v1/invitations/${draft.id}/addendum`);
    expect([early.status, early.body.type]).toEqual([409, '/problems/invitation-is-draft']);
    const [aino] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino]);
    const nobody = await api.post(`/v1/invitations/${id}/addendum`, { send: true });
    expect([nobody.status, nobody.body.type]).toEqual([422, '/problems/nobody-to-sign']);
    const long = await api.post(`/v1/invitations/${id}/addendum`, { text: 'x'.repeat(10_001) });
    expect([long.status, long.body.errors[0].pointer]).toEqual([422, '#/text']);
    const stale = await api.post(`/v1/invitations/${id}/addendum`, {}, { 'if-match': '"0"' });
    expect([stale.status, stale.body.type]).toEqual([412, '/problems/stale']);
  }, 60_000);

  it('is linked both ways with its copies and addenda', async () => {
    const [aino] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino]);
    const copy = (await api.post(`/v1/invitations/${id}/copy`)).body;
    const dropped = (await api.post(`/v1/invitations/${id}/copy`)).body;
    expectStatus(await api.call('DELETE', `/v1/invitations/${dropped.id}`), 200);
    const first = (await api.post(`/v1/invitations/${id}/addendum`)).body;
    const second = (await api.post(`/v1/invitations/${id}/addendum`)).body;
    const source = await read(id, second.position);
    expect([source.replacedBy, source.addenda]).toEqual([[copy.id], [second.id, first.id]]);
    expect((await read(copy.id, second.position)).replaces).toBe(id);
    const addendum = await read(first.id, second.position);
    expect([addendum.addendumTo, addendum.replacedBy, addendum.addenda]).toEqual([id, [], []]);
    const other = await ApiClient.register(server, 'Other Oy');
    expect((await other.api.get(`/v1/invitations/${id}`)).status).toBe(404);
  }, 60_000);

  it('is cancelled: every link is closed at once, who was asked hears of it, and what is signed stays sealed', async () => {
    const people = threePeople();
    const [aino, lukasz, thorunn] = people;
    const { id, documentIds } = await sendInvitation(api, pdf, people, { delivery: { copyToLightSignatories: true } });
    const secrets = await Promise.all([lukasz, thorunn].map(({ email }) => api.secretFor(email)));
    const start = (secret: string) => new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret });
    const session = api.as((await start(secrets[0] as string)).body.token);
    expectStatus(await session.post('/v1/signing/open'), 200);
    expectStatus(await signAs(api, aino), 200);
    expectStatus(await api.post(`/v1/invitations/${id}/cancel`, { reason: 'The flat has burnt down.' }), 200);

    const gone = [
      ...(await Promise.all(secrets.map(start))),
      await session.get('/v1/signing'),
      await session.post('/v1/signing/open'),
      await session.get(`/v1/signing/documents/${documentIds[0]}`),
    ];
    for (const { status, body } of gone) {
      expect([status, body.type, body.reason]).toEqual([410, '/problems/link-closed', 'cancelled']);
      expect(body.ask).toEqual({ organization: 'Acme Oy' });
    }
    const late = await session.post('/v1/signing/decline', {});
    expect([late.status, late.body.type]).toEqual([409, '/problems/invitation-is-cancelled']);
    await eventually(async () => {
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body;
      const of = (type: string) => items.filter((one: { type: string }) => one.type === type).length;
      return of('LinkIssued') > 0 && of('LinkIssued') === of('LinkClosed') ? true : undefined;
    }, 'the record that all links are closed');

    const { documents } = await sealed(api, id);
    const bytes = (await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`)).body as Uint8Array;
    expect(sha256(bytes)).toBe(documents[0].seal.sha256);
    expect(await judgeSealedPdf(pdf, bytes, await sealAnchor())).toEqual([]);
    expect(await textOf(bytes)).toContain('Partly signed · 1 of 3 signed');
    for (const { email } of people) {
      const mail = await mailWith(email, 'has cancelled');
      expect(mail.text).toContain('The flat has burnt down.');
      expect(mail.text).toContain('ask Acme Oy');
      expect(mail.links.some((link) => link.includes('/d#'))).toBe(email === aino.email);
    }
  }, 60_000);
});
