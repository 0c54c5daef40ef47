import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { authenticate } from '../support/authenticating.ts';
import { personClient, signedIn } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, type Invitee, readAll, sendInvitation, signAs, startSession } from '../support/signing.ts';

/** Who signs by each method; the Dutch scheme tells no number. */
const countries = [
  ['fi-bank-id', 'fi-aino'],
  ['se-bankid', 'se-astrid'],
  ['nl-idin', 'nl-vera'],
] as const;
const self = { kind: 'self' };
const light = { saveToPersonalAccount: true, copyToLightSignatories: true };

describe('what people signed, in their accounts', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let base: string;
  let pdf: Uint8Array;
  let addresses = 0;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    base = server.baseUrl;
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Lease');
  }, 90_000);
  afterAll(() => server?.remove());

  const address = () => `somebody${++addresses}@example.com`;
  const send = async (signatories: readonly Partial<Invitee>[], details: object = {}) => {
    const invited = signatories.map((one) => ({ name: 'Somebody', email: address(), methods: ['strong'], ...one }));
    return { emails: invited.map(({ email }) => email), ...(await sendInvitation(api, pdf, invited, details)) };
  };
  /** Signs strongly as one of the sandbox's people, over the link that went to an address. */
  const signStrongly = async (email: string, who: readonly [string, string], role: object = self) =>
    signIn(await startSession(api, email), who, role);
  const signIn = async (session: ApiClient, [method, person]: readonly [string, string], role: object = self) => {
    expectStatus(await authenticate(session, { method, person }), 200);
    const { contentHashes } = (await readAll(session, person)) as { contentHashes: object };
    const signed = await session.post('/v1/signing/signature', { role, contentHashes });
    expectStatus(signed, 200);
    return signed;
  };
  const sentAndSigned = async (who: readonly [string, string], details: object = {}, role: object = self) => {
    const { id, emails, documentIds } = await send([{}], details);
    await signStrongly(emails[0] as string, who, role);
    return { id, documentId: documentIds[0] as string };
  };
  /** Asks at the position that the sender's commands and the signatures have reached. */
  const ask = async (person: ApiClient, path: string): Promise<Answer> => {
    const { body } = await api.get('/v1/invitations?limit=1');
    return person.get(path, { 'attestory-position': body.items[0].position as string });
  };
  const idsIn = async (person: ApiClient, path: string) => {
    const answer = await ask(person, path);
    expectStatus(answer, 200);
    return (answer.body.items as { invitationId: string }[]).map(({ invitationId }) => invitationId);
  };
  const ownCopies = (person: ApiClient, invitationId: string) =>
    archivedOf(person, invitationId, { path: '/v1/me/documents' });
  const byEmail = async (email: string) => {
    expectStatus(await new ApiClient(base).post('/v1/email-links', { email, language: 'en' }), 202);
    const secret = await api.secretFor(email, 'r');
    return new ApiClient(base, (await new ApiClient(base).post('/v1/sessions', { secret })).body.token);
  };

  it('is found when they register, by the right one only, in several countries', async () => {
    const signed = new Map<string, string>();
    const copies: string[] = [];
    for (const who of countries) signed.set(who[1], (await sentAndSigned(who)).id);
    for (const [method, person] of countries) {
      const registered = await signedIn(base, { method, person });
      expect(registered.body).toMatchObject({ registered: true, earlierDocuments: 1 });
      const account = new ApiClient(base, registered.body.token);
      const [copy] = await ownCopies(account, signed.get(person) as string);
      expect(await idsIn(account, '/v1/me/documents')).toEqual([signed.get(person)]);
      for (const foreign of copies) expect((await ask(account, `/v1/me/documents/${foreign}`)).status).toBe(404);
      copies.push(copy?.id as string);
    }
  }, 120_000);

  it('is found by the number, by whatever method they come', async () => {
    const { id } = await sentAndSigned(['fi-bank-id', 'fi-onni']);
    const account = await personClient(base, { method: 'fi-mobile-id', person: 'fi-onni' });
    expect(await ownCopies(account, id)).toHaveLength(1);
  }, 60_000);

  it('can be read and downloaded, which the sender’s history tells', async () => {
    const { id, documentId } = await sentAndSigned(['no-bankid', 'no-kari']);
    const account = await personClient(base, { method: 'no-bankid', person: 'no-kari' });
    const [own] = await ownCopies(account, id);
    const path = `/v1/me/documents/${own?.id}`;
    for (const [query, count] of Object.entries({
      'status=completed&kind=signed': 1,
      'status=declined': 0,
      'q=zzz': 0,
    }))
      expect((await account.get(`/v1/me/documents?${query}`)).body.items).toHaveLength(count);
    expect((await account.get('/v1/me/documents?folder=none')).status).toBe(422);
    const copy = await ask(account, path);
    expect(copy.body).toMatchObject({
      ...{ invitationId: id, title: 'Lease agreement', state: 'completed', organization: { name: 'Acme Oy' } },
      ...{ documentId, fileName: 'lease.pdf', mine: [{ role: 'self' }], retention: { rule: 'personal/self' } },
    });
    expect(JSON.stringify(copy.body)).not.toMatch(/example\.com|"keys"|"identity"/);
    expect((await account.call('HEAD', `${path}/document`)).status).toBe(200);
    const downloaded = await account.get(`${path}/document`);
    expectStatus(downloaded, 200);
    expect(sha256(downloaded.body)).toBe(downloaded.headers.get('attestory-sha256'));
    const records = await eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}/history`);
      const found = (body.items as { type: string }[]).filter(({ type }) => type === 'CopyDownloaded');
      return found.length > 0 ? found : undefined;
    }, 'the download in the history');
    const { personId } = (await account.get('/v1/me')).body;
    const sha = downloaded.headers.get('attestory-sha256');
    expect(records).toEqual([
      expect.objectContaining({
        actor: `person:${personId}`,
        data: expect.objectContaining({ documentId, sha256: sha }),
      }),
    ]);
    expect((await account.get(`${path}/document?part=signature-page`)).status).toBe(404);
    expect((await account.get(`${path}/document?part=other`)).status).toBe(422);
    const zip = await account.get(`/v1/me/documents.zip?ids=${own?.id}`);
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect((await account.get(`/v1/me/documents.zip?ids=${documentId}`)).status).toBe(404);
  }, 60_000);

  it('is not there where the sender’s setting says so', async () => {
    const hidden = await sentAndSigned(['dk-mitid', 'dk-freja'], { delivery: { saveToPersonalAccount: false } });
    const account = await personClient(base, { method: 'dk-mitid', person: 'dk-freja' });
    // What was archived of it tells that whoever should have a copy has one.
    await archivedOf(api, hidden.id);
    expect(await idsIn(account, '/v1/me/documents')).toEqual([]);
  }, 60_000);

  it('is told apart in a household that shares a mailbox: what was drawn is there, what one signed strongly is not', async () => {
    const email = 'home@example.com';
    let asked = 0;
    const sendHome = async (methods: readonly string[], details: object = {}) => {
      const sent = await send([{ email, methods }], details);
      asked++;
      const links = async () => (await api.mailTo(email)).filter(({ links: [link] }) => link?.includes('/s#')).length;
      await eventually(async () => ((await links()) === asked ? true : undefined), `e-mail ${asked} to ${email}`);
      return sent;
    };
    const strong = await sendHome(['strong'], { delivery: light });
    await signStrongly(email, ['fi-bank-id', 'fi-helmi']);
    const drawn = await sendHome(['light'], { delivery: light });
    expectStatus(await signAs(api, { name: 'Spouse', email }), 200);
    const kept = await sendHome(['light']);
    expectStatus(await signAs(api, { name: 'Spouse', email }), 200);
    const spouse = await byEmail(email);
    await ownCopies(spouse, drawn.id);
    await archivedOf(api, kept.id);
    expect(await idsIn(spouse, '/v1/me/documents')).toEqual([drawn.id]);
    const inbox = await idsIn(spouse, '/v1/me/inbox');
    expect([inbox.includes(strong.id), inbox.includes(kept.id)]).toEqual([false, true]);
    const helmi = await personClient(base, { method: 'fi-bank-id', person: 'fi-helmi' });
    const [hers] = await ownCopies(helmi, strong.id);
    expect((await ask(spouse, `/v1/me/documents/${hers?.id}`)).status).toBe(404);
    expect(await idsIn(helmi, '/v1/me/documents')).toEqual([strong.id]);
  }, 90_000);

  it('waits in the inbox of whom the sender named, and goes through its states', async () => {
    const who = ['se-bankid', 'se-nils'] as const;
    const nils = await personClient(base, { method: who[0], person: who[1] });
    const identity = { country: 'SE', identityNumber: '20000229-2399' };
    const drawing = { name: 'First', methods: ['light'] };
    const invitation = await send([drawing, { identity }, drawing], { order: 'sequential' });
    const states = async () => {
      const found: string[] = [];
      for (const state of ['waiting', 'my-turn', 'signed', 'closed'])
        if ((await idsIn(nils, `/v1/me/inbox?state=${state}`)).includes(invitation.id)) found.push(state);
      return found;
    };
    expect(await states()).toEqual(['waiting']);
    const { signatoryId } = (await ask(nils, '/v1/me/inbox')).body.items[0].mine[0];
    const open = () => nils.post(`/v1/me/inbox/${invitation.id}/link`, { signatoryId });
    const refusal = async () => {
      const { status, body } = await open();
      return [status, body.type, body.reason];
    };
    expect(await refusal()).toEqual([409, '/problems/not-your-turn', undefined]);
    expectStatus(await signAs(api, { name: 'First', email: invitation.emails[0] as string }), 200);
    expect(await states()).toEqual(['my-turn']);
    // From the inbox, without the e-mail, whose link works all the same.
    const opened = await open();
    expectStatus(opened, 200);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    const begun = await new ApiClient(base).post('/v1/signing/sessions', { secret: opened.body.secret });
    expectStatus(begun, 201);
    const session = api.as(begun.body.token as string);
    await startSession(api, invitation.emails[1] as string);
    const unproven = (await readAll(session, 'Nils')) as { contentHashes: object };
    const signature = { role: self, contentHashes: unproven.contentHashes };
    expect((await session.post('/v1/signing/signature', signature)).status).toBe(403);
    await signIn(session, who);
    expect(await states()).toEqual(['signed']);
    expect(await refusal()).toEqual([409, '/problems/already-signed', undefined]);
    const history = (await api.get(`/v1/invitations/${invitation.id}/history`)).body.items as { data: object }[];
    expect(history.filter(({ data }) => 'inbox' in data)).toMatchObject([
      { type: 'LinkIssued', data: { inbox: { foundBy: 'identity', assurance: 'strong' } } },
    ]);
    expect(JSON.stringify(history.map(({ data }) => data))).not.toContain((await nils.get('/v1/me')).body.personId);
    expect(await idsIn(nils, '/v1/me/documents')).toEqual([]);
    const [item] = (await ask(nils, '/v1/me/inbox')).body.items;
    expect(item).toMatchObject({ signatories: 3, signed: 2, documents: 1, state: 'sent', mine: [{ state: 'signed' }] });
    expect(JSON.stringify(item)).not.toMatch(/example\.com|First/);
    expectStatus(await api.post(`/v1/invitations/${invitation.id}/cancel`), 200);
    expect(await states()).toEqual(['closed']);
    expect(await refusal()).toEqual([410, '/problems/link-closed', 'cancelled']);
    expect(await ownCopies(nils, invitation.id)).toMatchObject([{ state: 'cancelled' }]);
    expect((await ask(nils, '/v1/me/inbox?state=else')).status).toBe(422);
  }, 90_000);

  it('is the organization’s where a member signed for it, and nothing of the one side shows on the other', async () => {
    const who = ['no-bankid', 'no-ola'] as const;
    const ola = await personClient(base, { method: who[0], person: who[1] });
    const registered = await ola.post('/v1/organizations', { name: 'Ola AS', country: 'NO', businessId: '923609016' });
    expectStatus(registered, 201);
    const organizationId = registered.body.id as string;
    const own = await sentAndSigned(who);
    const theirs = await sentAndSigned(who, {}, { kind: 'representative', organizationId });
    const { emails } = await send([{}]);
    const session = await startSession(api, emails[0] as string);
    expectStatus(await authenticate(session, { method: 'no-bankid', person: 'no-ines' }), 200);
    const { contentHashes } = (await readAll(session, 'Inés')) as { contentHashes: object };
    const stranger = { role: { kind: 'representative', organizationId }, contentHashes };
    expect((await session.post('/v1/signing/signature', stranger)).body.type).toBe('/problems/not-a-member');
    const [mine] = await ownCopies(ola, own.id);
    expect(await idsIn(ola, '/v1/me/documents')).toEqual([own.id]);
    expect((await idsIn(ola, '/v1/me/inbox')).includes(theirs.id)).toBe(false);
    const side = { 'attestory-context': `organization/${organizationId}` };
    const archive = await archivedOf(ola, theirs.id, { headers: side });
    expect(archive).toEqual([expect.objectContaining({ signedFor: true, folderId: null })]);
    expect((await ola.get(`/v1/archive/${mine?.id}`, side)).status).toBe(404);
    expect((await ola.get(`/v1/invitations/${theirs.id}`, side)).status).toBe(404);
    expect((await ola.get(`/v1/archive/documents.zip?ids=${archive[0]?.id}`, side)).status).toBe(200);
    expect((await ola.get(`/v1/archive/${archive[0]?.id}/document`, side)).status).toBe(200);
    for (const path of ['/v1/me/documents', '/v1/me/inbox', `/v1/me/documents/${mine?.id}`])
      expect((await ola.get(path, side)).body.type).toBe('/problems/wrong-context');
    expect((await ola.get('/v1/archive')).body.type).toBe('/problems/wrong-context');
  }, 90_000);

  it('that somebody misses is explained, to whom it belongs and to whoever sent it, and in general to anybody', async () => {
    const drawer = { email: address(), methods: ['light'] };
    const { id } = await send([drawer], { title: 'Parking space' });
    expectStatus(await signAs(api, { name: 'Somebody', email: drawer.email }), 200);
    const account = await byEmail(drawer.email);
    const language = { 'accept-language': 'fi' };
    const asked = '/v1/me/missing-document?title=parking';
    const mine = await ask(account, asked);
    expect(mine.body).toMatchObject({ outcome: 'found', hints: [{ code: 'sign-in-strongly' }] });
    expect(mine.headers.get('content-language')).toBe('en');
    const [document] = mine.body.documents;
    expect(document).toMatchObject({ invitationId: id, title: 'Parking space', organization: { name: 'Acme Oy' } });
    const light = 'signed-without-strong-authentication';
    const found = (document.findings as { reason: string }[]).find(({ reason }) => reason === light);
    expect(found).toMatchObject({ verdict: 'holds', because: { type: 'DocumentSigned', stream: `invitation-${id}` } });

    const support = `/v1/support/missing-document?email=${drawer.email}`;
    const theirs = await api.get(support, language);
    expect(theirs.headers.get('content-language')).toBe('fi');
    type Told = { reason: string; title: string; because: { position: string; eventId: string } };
    const told = (theirs.body.documents[0].findings as Told[]).filter(({ reason }) => reason === light);
    expect(told).toMatchObject([{ title: 'Se on allekirjoitettu ilman vahvaa tunnistautumista' }]);
    const { position, eventId } = (told as [Told])[0].because;
    const events = await api.get(`/v1/audit/events?stream=invitation-${id}`);
    expect(events.body.items).toContainEqual(expect.objectContaining({ position, eventId, type: 'DocumentSigned' }));
    expect((await api.get('/v1/support/missing-document?title=parking')).status).toBe(422);
    const { api: stranger } = await ApiClient.register(server, 'Stranger Oy');
    const unheardOf = await stranger.get('/v1/support/missing-document?email=nobody@example.com');
    expect((await stranger.get(support)).body).toEqual(unheardOf.body);
    expect((await ask(account, '/v1/me/missing-document')).body.outcome).toBe('too-vague');

    const anybody = new ApiClient(base);
    const general = await anybody.post('/v1/missing-document', { email: drawer.email, title: 'Parking space' });
    expect(general).toMatchObject({ status: 200, body: { outcome: 'general', hints: [{ code: 'sign-in' }] } });
    expect((await anybody.post('/v1/missing-document', {})).body).toEqual(general.body);
    expect((await anybody.post('/v1/missing-document', { secret: 'x' })).status).toBe(422);
    expect((await anybody.get('/v1/me/missing-document?title=parking')).status).toBe(401);
  }, 90_000);

  it('is asked of nobody who could sign in no way, and the sender hears what can’t be used', async () => {
    const draft = {
      title: 'T',
      documents: [{ fileName: 'a.pdf', base64: Buffer.from(pdf).toString('base64') }],
      send: true,
    };
    const number = { country: 'NL', identityNumber: '111222333' };
    const asking = (signatory: object) => {
      return api.post('/v1/invitations', { ...draft, signatories: [{ name: 'A', email: address(), ...signatory }] });
    };
    const refused = await asking({ methods: ['nl-idin'], identity: number });
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/method-not-offered' } });
    expect(refused.body.signatories).toEqual([{ signatoryId: expect.any(String), methods: ['nl-idin'] }]);
    const warned = await asking({ methods: ['nl-idin', 'light'], identity: number });
    expect(warned).toMatchObject({ status: 201, body: { warnings: [{ methods: ['nl-idin'] }] } });
    expect((await asking({ methods: ['strong'] })).body.warnings).toEqual([]);
  }, 60_000);

  it('is the same in views that were made anew', async () => {
    const account = await personClient(base, { method: 'fi-bank-id', person: 'fi-helmi' });
    const before = await idsIn(account, '/v1/me/documents');
    const rebuild = async () => {
      const { stdout } = await server.cli('rebuild', '--json');
      const { rebuilt } = JSON.parse(stdout) as { rebuilt: { projection: string; stateHash: string }[] };
      const mine = rebuilt.filter(({ projection }) =>
        ['archived-documents', 'signed-documents', 'due-people', 'signer-inbox'].includes(projection),
      );
      return mine.map(({ stateHash }) => stateHash);
    };
    const hashes = await rebuild();
    expect(hashes).toHaveLength(4);
    expect(await rebuild()).toEqual(hashes);
    expect(await idsIn(account, '/v1/me/documents')).toEqual(before);
  }, 60_000);
});
