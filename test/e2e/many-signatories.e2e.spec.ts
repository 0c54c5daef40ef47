import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { readAll, sealed, sendInvitation, startSession } from '../support/signing.ts';

const count = 50;

describe('fifty signatories at once', () => {
  let server: AttestoryProcess;
  let api: ApiClient;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
  }, 60_000);
  afterAll(() => server?.remove());

  it('all sign, the invitation is completed once, there are few seals, and everybody has each e-mail once', async () => {
    const people = Array.from({ length: count }, (_, i) => ({ name: `Person ${i}`, email: `p${i}@fifty.example` }));
    const delivery = { copyToLightSignatories: true };
    const { id, documentIds } = await sendInvitation(api, await samplePdf('Fifty'), people, { delivery });
    const ready = await Promise.all(
      people.map(async ({ name, email }) => {
        const session = await startSession(api, email);
        return { session, body: await readAll(session, name) };
      }),
    );
    const answers = await Promise.all(ready.map(({ session, body }) => session.post('/v1/signing/signature', body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(200));
    expect(answers.filter(({ body }) => body.completed)).toHaveLength(1);
    expect((await sealed(api, id)).state).toBe('completed');

    const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as {
      items: { type: string; data: { signedBy?: string[] } }[];
    };
    const of = (type: string) => items.filter((item) => item.type === type);
    expect([of('DocumentSigned').length, of('InvitationCompleted').length]).toEqual([count, 1]);
    // The process follows the newest set of signatures: those that came while it sealed have one seal together.
    expect(of('DocumentSealed').length).toBeLessThan(count / 2);
    expect(of('DocumentSealed').filter(({ data }) => data.signedBy?.length === count)).toHaveLength(1);
    expect((await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`)).status).toBe(200);

    for (const { email } of people) {
      await api.secretFor(email, 'd');
      expect(await api.mailTo(email)).toHaveLength(2);
    }
    const handedOver = await eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}/history`);
      const mails = body.items.filter(({ type }: { type: string }) => type === 'EmailHandedOver');
      return mails.length >= 2 * count ? (mails.length as number) : undefined;
    }, 'all e-mails in the history');
    expect(handedOver).toBe(2 * count);
    await server.end('SIGTERM');
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true });
  }, 180_000);
});
