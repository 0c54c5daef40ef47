import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sealed, sendInvitation, signAs, startSession, threePeople } from '../support/signing.ts';

describe('what can happen to an invitation that was sent', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('The rent is 900 euros a month.');
  }, 60_000);
  afterAll(() => server?.remove());

  const idsOf = async (id: string): Promise<Record<string, string>> => {
    const { body } = await api.get(`/v1/invitations/${id}`);
    return Object.fromEntries(body.signatories.map((s: { id: string; email: string }) => [s.email, s.id]));
  };
  const subjects = async (address: string) => (await api.mailTo(address)).map(({ subject }) => subject);
  /** Until the log knows that an invitation e-mail went out, which is a moment after it did. */
  const asked = (id: string, address: string) =>
    eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}`);
      const found = body.signatories.find((s: { email: string }) => s.email === address);
      return found.mail.state === 'done' ? true : undefined;
    }, `the invitation to ${address}`);
  const mailWith = (address: string, words: string) =>
    eventually(
      async () => (await api.mailTo(address)).find(({ subject }) => subject.includes(words)),
      `${words} to ${address}`,
    );

  it('is declined: links close, the others hear of it, and signatures made are delivered', async () => {
    const [aino, lukasz, thorunn] = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, [aino, lukasz, thorunn], {
      delivery: { copyToLightSignatories: true },
    });
    const session = await startSession(api, lukasz.email);
    const other = await startSession(api, thorunn.email);
    await signAs(api, aino);
    const declined = await session.post('/v1/signing/decline', { reason: 'The rent is too high' });
    expect([declined.status, declined.body.state]).toEqual([200, 'declined']);

    const late = await other.post('/v1/signing/open');
    expect([late.status, late.body.reason]).toEqual([410, 'declined']);
    const again = await session.post('/v1/signing/decline', {});
    expect(again.status).toBe(409);
    const invitation = await sealed(api, id);
    expect(invitation.state).toBe('declined');
    const [, second] = invitation.signatories;
    expect([second.state, second.declineReason]).toEqual(['declined', 'The rent is too high']);
    expect(await archivedOf(api, id)).toMatchObject([{ state: 'declined', kind: 'signed', folderId: null, holds: 0 }]);

    for (const { email } of [aino, thorunn]) {
      const mail = await mailWith(email, 'Not everybody signs');
      // Why is for the sender.
      expect(mail.text + mail.html).not.toContain('too high');
    }
    expect(await subjects(lukasz.email)).toHaveLength(1);
    const copy = await new ApiClient(server.baseUrl).post('/v1/downloads', {
      secret: await api.secretFor(aino.email, 'd'),
    });
    expect(sha256((copy.body as Uint8Array).subarray(0, pdf.length))).toBe(sha256(pdf));
    expect(documentIds).toHaveLength(1);
  }, 60_000);

  it('is reminded of, over the same link, once a day', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz]);
    const secret = await api.secretFor(aino.email);
    await asked(id, aino.email);
    await signAs(api, lukasz);
    const reminded = await api.post(`/v1/invitations/${id}/reminders`);
    expect(reminded.status).toBe(200);
    const reminder = await mailWith(aino.email, 'Reminder');
    expect(reminder.links.some((link) => link.endsWith(`/s#${secret}`))).toBe(true);

    const again = await api.post(`/v1/invitations/${id}/reminders`);
    expect([again.status, again.body.type]).toEqual([429, '/problems/reminded-too-recently']);
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(86_000);
    const ids = await idsOf(id);
    const signed = await api.post(`/v1/invitations/${id}/reminders`, { signatoryIds: [ids[lukasz.email]] });
    expect([signed.status, signed.body.type]).toEqual([409, '/problems/already-signed']);
    expect((await subjects(lukasz.email)).some((subject) => subject.includes('Reminder'))).toBe(false);
  }, 60_000);

  it('is given more time', async () => {
    const [aino] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino]);
    const { expiresAt } = (await api.get(`/v1/invitations/${id}`)).body;
    const later = new Date(Date.parse(expiresAt) + 1_000).toISOString();
    const extended = await api.post(`/v1/invitations/${id}/extend`, { expiresAt: later });
    expect([extended.status, extended.body.expiresAt]).toEqual([200, later]);
    const shorter = await api.post(`/v1/invitations/${id}/extend`, { expiresAt });
    expect([shorter.status, shorter.body.type]).toEqual([422, '/problems/not-an-extension']);
    const past = await api.post(`/v1/invitations/${id}/extend`, { expiresAt: '2020-01-01T00:00:00.000Z' });
    expect([past.status, past.body.type]).toEqual([422, '/problems/expiry-in-the-past']);
    expect((await (await startSession(api, aino.email)).get('/v1/signing')).body.expiresAt).toBe(later);
  }, 60_000);

  it('reaches a corrected address over a new link, and the old one is closed', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz]);
    const old = await api.secretFor(aino.email);
    const right = { email: `right.${aino.email}` };
    const ids = await idsOf(id);
    const contact = `/v1/invitations/${id}/signatories/${ids[aino.email]}/contact`;
    expectStatus(await api.post(contact, right), 200);
    await api.secretFor(right.email);
    const closed = await eventually(async () => {
      const session = await new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret: old });
      return session.status === 410 ? session.body : undefined;
    }, 'the old link to close');
    expect(closed.reason).toBe('replaced');

    const signed = await signAs(api, { name: aino.name, email: right.email });
    expect(signed.status).toBe(200);
    const late = await api.post(contact, { email: 'third@example.com' });
    expect([late.status, late.body.type]).toEqual([409, '/problems/already-signed']);
    expectStatus(await (await startSession(api, lukasz.email)).post('/v1/signing/open'), 200);
    const opened = await api.post(`/v1/invitations/${id}/signatories/${ids[lukasz.email]}/contact`, right);
    expect([opened.status, opened.body.type]).toEqual([409, '/problems/already-opened']);
    const { signatories } = (await api.get(`/v1/invitations/${id}`)).body;
    expect(signatories[0]).toMatchObject({ name: aino.name, email: right.email });
  }, 60_000);

  it('is copied into a draft of its own, which is signed like any other', async () => {
    const [aino, lukasz] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino, lukasz], { message: 'Please.', order: 'sequential' });
    await asked(id, aino.email);
    expectStatus(await api.post(`/v1/invitations/${id}/cancel`), 200);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const copy = await api.post(`/v1/invitations/${id}/copy`, {}, key);
    expect(copy.status).toBe(201);
    const repeat = await api.post(`/v1/invitations/${id}/copy`, {}, key);
    expect(repeat.body).toEqual(copy.body);
    expect(copy.body).toMatchObject({ state: 'draft', replaces: id, message: 'Please.', order: 'sequential' });
    expect(copy.body.documents[0].sha256).toBe(sha256(pdf));
    expect(copy.body.signatories.map((s: { email: string }) => s.email)).toEqual([aino.email, lukasz.email]);

    const [, second] = copy.body.signatories;
    expectStatus(await api.call('DELETE', `/v1/invitations/${copy.body.id}/signatories/${second.id}`), 200);
    expectStatus(await api.post(`/v1/invitations/${copy.body.id}/send`), 200);
    await eventually(
      async () => ((await api.mailTo(aino.email)).length > 2 ? true : undefined),
      'the second invitation',
    );
    expect((await signAs(api, aino)).body.completed).toBe(true);
    expect((await sealed(api, copy.body.id)).state).toBe('completed');
  }, 60_000);

  it('asks one after another where there is an order', async () => {
    const people = threePeople();
    const { id } = await sendInvitation(api, pdf, people, { order: 'sequential' });
    for (const [i, person] of people.entries()) {
      const waiting = people.slice(i + 1);
      await api.secretFor(person.email);
      for (const { email } of waiting) expect(await subjects(email)).toEqual([]);
      const reminder = await api.post(`/v1/invitations/${id}/reminders`, {
        signatoryIds: [(await idsOf(id))[waiting[0]?.email ?? person.email]],
      });
      expect(reminder.status).toBe(waiting.length > 0 ? 409 : 200);
      expect((await signAs(api, person)).status).toBe(200);
    }
    expect((await sealed(api, id)).state).toBe('completed');
    const verified = await server.cli('verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, findings: [] });
  }, 60_000);

  it('is found by its state and by when it was drafted', async () => {
    const mine = await ApiClient.register(server, 'Lists Oy');
    const ids: string[] = [];
    const times: string[] = [];
    // Where the last command came to: a list that is asked right after it may not have seen it yet.
    let position = '';
    for (let i = 0; i < 3; i++) {
      const draft = await mine.api.post('/v1/invitations', { title: `Draft ${i}` });
      ids.push(draft.body.id);
      times.push(draft.body.createdAt);
      position = draft.body.position;
    }
    const found = async (query: string) => {
      const { status, body } = await mine.api.get(`/v1/invitations?after=${position}&${query}`);
      return status === 200 ? body.items.map(({ id }: { id: string }) => ids.indexOf(id)) : body.errors[0].pointer;
    };
    expect(await found('')).toEqual([2, 1, 0]);
    expect(await found(`from=${times[1]}`)).toEqual([2, 1]);
    expect(await found(`from=${times[0]}&to=${times[2]}&status=draft`)).toEqual([1, 0]);
    expect(await found('status=declined')).toEqual([]);
    expect(await found('status=lost')).toBe('#/status');
    expect(await found('from=yesterday')).toBe('#/from');
  }, 60_000);

  it('speaks the language that the sender chose: e-mails, consent and signature page', async () => {
    const [aino] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino], { language: 'fi', title: 'Vuokrasopimus' });
    const mail = await mailWith(aino.email, 'pyytää sinua allekirjoittamaan: Vuokrasopimus');
    expect(mail.html).toContain('<html lang="fi"');
    expect(mail.text).toContain('Lue ja allekirjoita');
    const session = await startSession(api, aino.email);
    const { consent } = (await session.get('/v1/signing')).body;
    expect(consent).toMatchObject({ language: 'fi', text: expect.stringContaining('allekirjoitan') });
    await signAs(api, aino);
    await sealed(api, id);
    const { items } = (await api.get(`/v1/invitations/${id}/history`)).body;
    const signed = items.find(({ type }: { type: string }) => type === 'DocumentSigned');
    expect(signed.data.consent).toEqual(consent);
    await mailWith(aino.email, 'Kaikki ovat allekirjoittaneet');
    const finnish = await api.get(`/v1/invitations/${crypto.randomUUID()}`, { 'accept-language': 'fi-FI, en;q=0.5' });
    expect([finnish.body.title, finnish.headers.get('content-language')]).toEqual(['Sellaista ei ole', 'fi']);
    const unknown = await api.post('/v1/invitations', { title: 'Lease', language: 'xx' });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, '#/language']);
    expect(unknown.body.errors[0].message).toContain('en, fi, sv, nb, da, nl');
  }, 60_000);
});
