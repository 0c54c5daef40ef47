import { randomUUID } from 'node:crypto';
import type { InvitationRejection } from '@attestory/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import {
  drawing,
  expectStatus,
  readAll,
  sendInvitation,
  signAs,
  startSession,
  threePeople,
} from '../support/signing.ts';

/** How a program outside meets a refusal, or why it never does. */
type Way = readonly [status: number, provoke: () => Promise<Answer>] | { readonly never: string };

describe('each refusal of the invitation, over HTTP', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start({ ATTESTORY_MAX_DOCUMENTS: '1', ATTESTORY_MAX_SIGNATORIES: '3' });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Refused');
  }, 60_000);
  afterAll(() => server?.remove());

  const path = (id: string, rest = '') => `/v1/invitations/${id}${rest}`;
  const draft = async (members: object = {}): Promise<string> =>
    (await api.post('/v1/invitations', { title: 'A draft', ...members })).body.id;
  const upload = (id: string) => api.post(path(id, '/documents?fileName=a.pdf'), pdf);
  const add = (id: string, person = { name: 'A', email: 'a@example.com' }) =>
    api.post(path(id, '/signatories'), person);
  const withDocument = async (members: object = {}) => {
    const id = await draft(members);
    expectStatus(await upload(id), 201);
    return id;
  };
  /** Sent to three people, with what a test needs of them. */
  const sentTo = async (details: object = {}) => {
    const people = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, people, details);
    // The view is a moment behind the command.
    const signatories: { id: string }[] = await eventually(async () => {
      const { body } = await api.get(path(id));
      return body.state === 'sent' ? body.signatories : undefined;
    }, 'the view to see it sent');
    return { id, documentId: documentIds[0] as string, people, ids: signatories.map((s) => s.id) };
  };
  const completed = async () => {
    const [aino] = threePeople();
    const { id } = await sendInvitation(api, pdf, [aino]);
    expectStatus(await signAs(api, aino), 200);
    return id;
  };
  const signature = (session: ApiClient, documentId: string, changes: object = {}) =>
    session.post('/v1/signing/signature', {
      role: { kind: 'self' },
      contentHashes: { [documentId]: sha256(pdf) },
      light: { name: 'Aino', ...drawing },
      ...changes,
    });
  /** Of a signatory of whom the sender wants this. */
  const sessionOf = async (demands: object) => {
    const [aino] = threePeople();
    await sendInvitation(api, pdf, [{ ...aino, ...demands }]);
    return startSession(api, aino.email);
  };
  const cancelled = async () => {
    const one = await sentTo();
    const session = await startSession(api, one.people[0].email);
    expectStatus(await api.post(path(one.id, '/cancel')), 200);
    return { ...one, session };
  };

  /** As short as this machine can send it. */
  const sentForMoments = async (): Promise<string> => {
    for (let moments = 1_500; ; moments *= 2) {
      const id = await withDocument({ expiresAt: new Date(Date.now() + moments).toISOString() });
      expectStatus(await add(id), 201);
      const sent = await api.post(path(id, '/send'));
      if (sent.body.type === '/problems/expiry-in-the-past') continue;
      expectStatus(sent, 200);
      return id;
    }
  };

  const ways: Readonly<Record<InvitationRejection['code'] | 'link-unknown', Way>> = {
    'invitation-is-draft': [409, async () => api.post(path(await draft(), '/cancel'))],
    'invitation-is-discarded': [
      409,
      async () => {
        const id = await draft();
        expectStatus(await api.call('DELETE', path(id)), 200);
        return api.post(path(id, '/send'));
      },
    ],
    'invitation-is-sent': [409, async () => api.post(path((await sentTo()).id, '/send'))],
    'invitation-is-completed': [409, async () => api.post(path(await completed(), '/cancel'))],
    'invitation-is-cancelled': [409, async () => api.post(path((await cancelled()).id, '/reminders'))],
    'invitation-is-declined': [
      409,
      async () => {
        const { id, people } = await sentTo();
        const session = await startSession(api, people[0].email);
        expectStatus(await session.post('/v1/signing/decline', {}), 200);
        return api.post(path(id, '/cancel'));
      },
    ],
    'invitation-is-expired': [
      409,
      async () => {
        const id = await sentForMoments();
        const extend = { expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
        return eventually(async () => {
          const { state } = (await api.get(path(id))).body;
          return state === 'expired' ? api.post(path(id, '/extend'), extend) : undefined;
        }, 'the expiry');
      },
    ],
    'not-found': [404, () => api.post(path(randomUUID(), '/send'))],
    'invitation-exists': { never: 'an invitation’s id comes from its command' },
    'documents-frozen': [
      409,
      async () => {
        const { id, documentId } = await sentTo();
        return api.call('DELETE', path(id, `/documents/${documentId}`));
      },
    ],
    'signatories-frozen': [409, async () => add((await sentTo()).id)],
    'document-unknown': [404, async () => api.call('DELETE', path(await draft(), `/documents/${randomUUID()}`))],
    'signatory-unknown': [404, async () => api.call('DELETE', path(await draft(), `/signatories/${randomUUID()}`))],
    'too-many-documents': [422, async () => upload(await withDocument())],
    'too-many-signatories': [
      422,
      async () => {
        const id = await draft({ signatories: threePeople() });
        return add(id);
      },
    ],
    'nothing-to-sign': [422, async () => api.post(path(await draft(), '/send'))],
    'nobody-to-sign': [422, async () => api.post(path(await withDocument(), '/send'))],
    'expiry-in-the-past': [
      422,
      async () => {
        const id = await withDocument({ expiresAt: '2020-01-01T00:00:00.000Z' });
        expectStatus(await add(id), 201);
        return api.post(path(id, '/send'));
      },
    ],
    'link-closed': [410, async () => (await cancelled()).session.post('/v1/signing/open')],
    'link-unknown': [404, () => new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret: randomUUID() })],
    'already-signed': [
      409,
      async () => {
        const { people, documentId } = await sentTo();
        expectStatus(await signAs(api, people[0]), 200);
        return signature(await startSession(api, people[0].email), documentId);
      },
    ],
    'not-opened': [
      409,
      async () => {
        const { people, documentId } = await sentTo();
        return signature(await startSession(api, people[0].email), documentId);
      },
    ],
    'documents-not-shown': [
      409,
      async () => {
        const { people, documentId } = await sentTo();
        const session = await startSession(api, people[0].email);
        expectStatus(await session.post('/v1/signing/open'), 200);
        return signature(session, documentId);
      },
    ],
    'nobody-signed': { never: 'a request that names nobody is not valid' },
    'signed-in-the-future': [
      422,
      async () => {
        const signature = { signedBy: [{ name: 'Aino' }], signedOn: '2999-12-31' };
        const scan = { fileName: 'scan.pdf', base64: Buffer.from(pdf).toString('base64') };
        return api.post(path((await sentTo()).id, '/manual-signatures'), { ...signature, scan });
      },
    ],
    'not-your-turn': { never: 'a link goes out when its turn comes' },
    'strong-authentication-required': [
      403,
      async () => {
        const [aino] = threePeople();
        await sendInvitation(api, pdf, [{ ...aino, methods: ['strong'] } as typeof aino]);
        return signAs(api, aino);
      },
    ],
    'authentication-expired': {
      never: 'not within the time of a test; strong-authentication.e2e.spec.ts moves the clock',
    },
    'authentication-method-not-allowed': [
      403,
      async () => {
        const session = await sessionOf({ methods: ['fi-bank-id'] });
        return session.post('/v1/signing/authentications', { method: 'se-bankid' });
      },
    ],
    'role-is-fixed': [
      409,
      async () => {
        const role = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' };
        const session = await sessionOf({ roles: { role } });
        return session.post('/v1/signing/signature', await readAll(session, 'Aino'));
      },
    ],
    'not-a-member': [
      403,
      async () => {
        const session = await sessionOf({});
        const role = { kind: 'representative', organizationId: randomUUID() };
        return session.post('/v1/signing/signature', { ...(await readAll(session, 'Aino')), role });
      },
    ],
    'capacity-required': [
      422,
      async () => {
        const session = await sessionOf({ roles: { capacity: true } });
        const role = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' };
        return session.post('/v1/signing/signature', { ...(await readAll(session, 'Aino')), role });
      },
    ],
    'drawing-required': [
      422,
      async () => {
        const { people, documentId } = await sentTo();
        const session = await startSession(api, people[0].email);
        await readAll(session, 'Aino');
        return signature(session, documentId, { light: { name: 'Aino', ...drawing, strokes: [] } });
      },
    ],
    'content-changed': [
      409,
      async () => {
        const { people, documentId } = await sentTo();
        const session = await startSession(api, people[0].email);
        await readAll(session, 'Aino');
        return signature(session, documentId, { contentHashes: { [documentId]: '0'.repeat(64) } });
      },
    ],
    'not-yet-expired': { never: 'only the process expires invitations, at their time' },
    'already-opened': [
      409,
      async () => {
        const { id, ids, people } = await sentTo();
        expectStatus(await (await startSession(api, people[0].email)).post('/v1/signing/open'), 200);
        return api.post(path(id, `/signatories/${ids[0]}/contact`), { email: 'right@example.com' });
      },
    ],
    'not-asked-yet': [
      409,
      async () => {
        const { id, ids } = await sentTo({ order: 'sequential' });
        return api.post(path(id, '/reminders'), { signatoryIds: [ids[1]] });
      },
    ],
    'reminded-too-recently': [
      429,
      async () => {
        const { id, ids } = await sentTo();
        // Once to record a reminder, in case the invitation itself doesn't count as one yet.
        await api.post(path(id, '/reminders'), { signatoryIds: [ids[0]] });
        return api.post(path(id, '/reminders'), { signatoryIds: [ids[0]] });
      },
    ],
    'not-an-extension': [
      422,
      async () => {
        const { id } = await sentTo();
        return api.post(path(id, '/extend'), { expiresAt: new Date(Date.now() + 60_000).toISOString() });
      },
    ],
    'nothing-to-seal': [
      409,
      async () => {
        const { id, documentId } = await sentTo();
        return api.get(path(id, `/documents/${documentId}/sealed`));
      },
    ],
    'seal-overtaken': { never: 'only the process seals' },
  };

  for (const [code, way] of Object.entries(ways))
    if ('never' in way) it(`${code} is met by nobody: ${way.never}`, () => expect(way.never).toBeTruthy());
    else
      it(`${code} is ${way[0]}, says what to do, has a page, and leaves nothing behind`, async () => {
        const answer = await way[1]();
        const [type, status] = [`/problems/${code}`, way[0]];
        expect({ status: answer.status, body: answer.body }).toEqual({
          status,
          body: expect.objectContaining({ type, status, title: expect.any(String), detail: expect.any(String) }),
        });
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
        if (status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect((await api.get(type)).status).toBe(200);
      }, 60_000);

  it('no command of a sender is done over an ETag that is no longer the newest', async () => {
    const id = await draft();
    const { documentId } = (await upload(id)).body;
    const { signatoryId, position } = (await add(id)).body;
    const sent = await sentTo();
    const commands: [string, string, unknown?][] = [
      ['POST', path(id, '/documents?fileName=b.pdf'), pdf],
      ['DELETE', path(id, `/documents/${documentId}`)],
      ['POST', path(id, '/signatories'), { name: 'B', email: 'b@example.com' }],
      ['PATCH', path(id, `/signatories/${signatoryId}`), { name: 'B' }],
      ['DELETE', path(id, `/signatories/${signatoryId}`)],
      ['PATCH', path(id), { title: 'Another' }],
      ['POST', path(id, '/send')],
      ['DELETE', path(id)],
      ['POST', path(sent.id, `/signatories/${sent.ids[0]}/contact`), { email: 'right@example.com' }],
      ['POST', path(sent.id, '/reminders')],
      ['POST', path(sent.id, '/extend'), { expiresAt: '2099-01-01T00:00:00.000Z' }],
      ['POST', path(sent.id, '/copy')],
      ['POST', path(sent.id, '/cancel')],
    ];
    const before = await Promise.all(
      [id, sent.id].map(async (one) => (await api.get(path(one, `?after=${position}`))).body.revision),
    );
    for (const [method, address, body] of commands) {
      const { status, body: answer } = await api.call(method, address, body, { 'if-match': '"999"' });
      expect([method, address, status, answer.type]).toEqual([method, address, 412, '/problems/stale']);
    }
    const after = await Promise.all([id, sent.id].map(async (one) => (await api.get(path(one))).body.revision));
    expect(after).toEqual(before);
  }, 60_000);

  it('nor is one of a signatory', async () => {
    const { people, documentId } = await sentTo();
    const session = await startSession(api, people[0].email);
    const stale = { 'if-match': '"999"' };
    expect((await session.post('/v1/signing/open', undefined, stale)).status).toBe(412);
    const body = (await readAll(session, 'Aino')) as object;
    expect((await session.post('/v1/signing/signature', body, stale)).status).toBe(412);
    expect((await session.post('/v1/signing/decline', {}, stale)).status).toBe(412);
    expect((await signature(session, documentId)).status).toBe(200);
  }, 60_000);

  it('signatories-frozen lists ways out, and each link works', async () => {
    const { id, people } = await sentTo();
    expectStatus(await signAs(api, people[0]), 200);
    const { waysOut } = (await add(id)).body as { waysOut: { rel: string; method: string; href: string }[] };
    const rels = ['copy', 'new-invitation', 'manual-signatures', 'addendum', 'sealed-document', 'cancel'];
    expect(waysOut.map(({ rel }) => rel)).toEqual(rels);
    const scan = { fileName: 'scan.pdf', base64: Buffer.from(pdf).toString('base64') };
    const bodies: Readonly<Record<string, object>> = {
      'new-invitation': { title: 'Anew' },
      'manual-signatures': { scan, signedBy: [{ name: 'Aino' }], signedOn: '2026-11-20' },
    };
    for (const { rel, method, href } of waysOut) {
      const answer = await api.call(method, href, bodies[rel]);
      expect([rel, Math.floor(answer.status / 100)]).toEqual([rel, 2]);
    }
  }, 60_000);
});
