import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sendInvitation, signAs, threePeople } from '../support/signing.ts';

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
});
