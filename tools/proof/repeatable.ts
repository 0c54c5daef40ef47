import { randomUUID } from 'node:crypto';
import { archivedOf } from '../../test/support/archive.ts';
import { ApiClient, type Credentials, eventually } from '../../test/support/api-client.ts';
import { importOf, unlike } from '../../test/support/imported.ts';
import { readAll, sealed, sendInvitation, startSession } from '../../test/support/signing.ts';
import type { PeopleAtHand } from './people-at-hand.ts';
import { repeatableDeliveries } from './repeatable-deliveries.ts';
import { repeatableInbox } from './repeatable-inbox.ts';
import { repeatableTemplates } from './repeatable-templates.ts';
import { repeatableAboutOrganizations } from './repeatable-organizations.ts';

/** One request of a route, ready to be sent. */
export interface Prepared {
  readonly as: ApiClient;
  /** The address, where it has ids in it. */
  readonly at?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What else might be asked under the same key; absent where there is nothing to say. */
  readonly other?: unknown;
}

export interface Route {
  /** The fact that the command leaves; null: the route commands nothing. */
  readonly effect: string | null;
  /** Refusals that a repeat may get: a limit reached, or nothing to come back to. */
  readonly refusals?: readonly number[];
  readonly prepare: () => Promise<Prepared>;
}

const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString();

/** Every POST of the API by its path. */
export function repeatable(
  api: ApiClient,
  credentials: Credentials,
  [pdf, otherPdf]: readonly [Uint8Array, Uint8Array],
  peopleToUse: PeopleAtHand,
): Readonly<Record<string, Route>> {
  const person = () => ({ name: 'Aino', email: `aino.${randomUUID()}@example.com` });
  const draft = async () => (await api.post('/v1/invitations', { title: 'Repeated' })).body.id as string;
  const sent = async (people = [person(), person()], details = {}) => {
    const { id } = await sendInvitation(api, pdf, people, details);
    return { id, people };
  };
  const signatories = async (id: string) => {
    const { body } = await eventually(async () => {
      const answer = await api.get(`/v1/invitations/${id}`);
      return answer.body.state === 'sent' ? answer : undefined;
    }, `the invitation ${id}`);
    return (body.signatories as { id: string }[]).map((one) => one.id);
  };
  const archived = async () => {
    const who = person();
    const { id } = await sent([who]);
    const signing = await startSession(api, who.email);
    await signing.post('/v1/signing/signature', await readAll(signing, who.name));
    // Later answers would tell of the seal.
    await sealed(api, id);
    return (await archivedOf(api, id))[0];
  };
  const session = async () => {
    const { people } = await sent();
    return startSession(api, people[0]?.email as string);
  };
  const onDraft = (rest: string, body: unknown, other?: unknown) => async () => {
    return { as: api, at: `/v1/invitations/${await draft()}${rest}`, body, other };
  };
  const onSent = (rest: string, body: unknown, other?: unknown) => async () => {
    return { as: api, at: `/v1/invitations/${(await sent()).id}${rest}`, body, other };
  };
  const asksForLink = () => ({ email: person().email, language: 'en' });
  const linkToSignIn = async () => {
    const { email } = asksForLink();
    await api.post('/v1/email-links', { email });
    return { secret: await api.secretFor(email, 'r') };
  };
  /** Signed and sealed, and a download link mailed. */
  const delivered = async () => {
    const { id, people } = await sent([person()], { delivery: { copyToLightSignatories: true } });
    const email = people[0]?.email as string;
    const signer = await startSession(api, email);
    await signer.post('/v1/signing/signature', await readAll(signer, 'Aino'));
    return { id, secret: await api.secretFor(email, 'd') };
  };
  return {
    '/v1/invitations': {
      effect: 'InvitationDrafted',
      prepare: async () => ({ as: api, body: { title: 'Once' }, other: { title: 'Twice' } }),
    },
    '/v1/invitations/{id}/documents': {
      effect: 'DocumentAttached',
      prepare: onDraft('/documents?fileName=a.pdf', pdf, otherPdf),
    },
    '/v1/invitations/{id}/signatories': {
      effect: 'SignatoryAdded',
      prepare: onDraft('/signatories', person(), person()),
    },
    '/v1/invitations/{id}/send': {
      effect: 'InvitationSent',
      prepare: async () => {
        const id = await draft();
        await api.post(`/v1/invitations/${id}/documents?fileName=a.pdf`, pdf);
        await api.post(`/v1/invitations/${id}/signatories`, person());
        return { as: api, at: `/v1/invitations/${id}/send` };
      },
    },
    '/v1/invitations/{id}/cancel': {
      effect: 'InvitationCancelled',
      prepare: onSent('/cancel', { reason: 'A mistake' }, { reason: 'Another one' }),
    },
    '/v1/invitations/{id}/reminders': {
      effect: 'SignatoryReminded',
      prepare: async () => {
        const { id } = await sent([person()]);
        const other = { signatoryIds: await signatories(id) };
        return { as: api, at: `/v1/invitations/${id}/reminders`, body: {}, other };
      },
    },
    '/v1/invitations/{id}/extend': {
      effect: 'InvitationExtended',
      prepare: onSent('/extend', { expiresAt: later(60) }, { expiresAt: later(61) }),
    },
    '/v1/invitations/{id}/copy': { effect: 'InvitationDrafted', prepare: onSent('/copy', undefined) },
    '/v1/invitations/{id}/addendum': {
      effect: 'InvitationDrafted',
      prepare: onSent('/addendum', { text: 'One more' }, { text: 'Another one' }),
    },
    '/v1/invitations/{id}/manual-signatures': {
      effect: 'ManualSignatureRecorded',
      prepare: async () => {
        const scan = { fileName: 'scan.pdf', base64: Buffer.from(pdf).toString('base64') };
        const body = { scan, signedBy: [{ name: 'Aino' }], signedOn: '2026-11-24' };
        const at = `/v1/invitations/${(await sent()).id}/manual-signatures`;
        return { as: api, at, body, other: { ...body, signedOn: '2026-11-23' } };
      },
    },
    '/v1/archive/imports': {
      effect: 'DocumentImported',
      prepare: async () => {
        return { as: api, body: importOf(unlike(pdf)), other: importOf(unlike(pdf)) };
      },
    },
    '/v1/invitations/{id}/signatories/{signatoryId}/contact': {
      effect: 'SignatoryContactCorrected',
      prepare: async () => {
        const { id } = await sent();
        const at = `/v1/invitations/${id}/signatories/${(await signatories(id))[0]}/contact`;
        return { as: api, at, body: { email: person().email }, other: { email: person().email } };
      },
    },
    '/v1/archive/{id}/holds': {
      effect: 'LegalHoldPlaced',
      prepare: async () => {
        const at = `/v1/archive/${(await archived())?.id}/holds`;
        return { as: api, at, body: { reason: 'A dispute' }, other: { reason: 'Another one' } };
      },
    },
    '/v1/archive/{id}/move': {
      effect: 'DocumentMoved',
      prepare: async () => {
        const copy = await archived();
        const folders = `/v1/organizations/${credentials.organizationId}/folders`;
        const { body: folder } = await api.post(folders, { name: 'Leases' });
        return {
          as: api,
          at: `/v1/archive/${copy?.id}/move`,
          body: { folderId: folder.id },
          other: { folderId: null },
        };
      },
    },
    ...repeatableTemplates(api, pdf),
    ...repeatableInbox(api, pdf, peopleToUse),
    ...repeatableAboutOrganizations(api, credentials, peopleToUse),
    '/v1/signing/open': { effect: 'InvitationOpened', prepare: async () => ({ as: await session() }) },
    '/v1/signing/signature': {
      effect: 'DocumentSigned',
      prepare: async () => {
        const as = await session();
        const body = await readAll(as, 'Aino');
        return { as, body, other: { ...body, role: { kind: 'otherOrganization', name: 'Acme' } } };
      },
    },
    '/v1/signing/decline': {
      effect: 'SignatoryDeclined',
      prepare: async () => ({ as: await session(), body: { reason: 'No' }, other: { reason: 'Never' } }),
    },
    '/v1/signing/sessions': {
      effect: null,
      prepare: async () => {
        const { people } = await sent();
        return { as: api, body: { secret: await api.secretFor(people[0]?.email as string) } };
      },
    },
    '/v1/signing/authentications': {
      effect: null,
      refusals: [409, 429],
      prepare: async () => {
        const strong = { ...person(), methods: ['se-bankid'] };
        await sendInvitation(api, pdf, [strong]);
        return { as: await startSession(api, strong.email), body: { method: 'se-bankid' } };
      },
    },
    // Only the browser that a broker sent back has something to come back to.
    '/authenticate/callback': {
      effect: null,
      refusals: [410, 429],
      prepare: async () => ({ as: api, body: { state: randomUUID(), code: randomUUID() } }),
    },
    '/v1/session/renewal': {
      effect: null,
      refusals: [409],
      prepare: async () => ({ as: await peopleToUse.session() }),
    },
    '/v1/sessions/authentications': {
      effect: null,
      refusals: [429],
      prepare: async () => ({ as: api, body: { intent: 'register', method: 'se-bankid' } }),
    },
    // Each asks for a link of its own, as many as a mailbox and a caller may.
    '/v1/email-links': { effect: null, refusals: [429], prepare: async () => ({ as: api, body: asksForLink() }) },
    '/v1/forms/email-links': { effect: null, refusals: [429], prepare: async () => ({ as: api, body: asksForLink() }) },
    '/v1/missing-document': {
      effect: null,
      refusals: [429],
      prepare: async () => ({ as: api, body: { title: 'Lease' } }),
    },
    // It works once.
    '/v1/sessions': {
      effect: null,
      refusals: [410, 429],
      prepare: async () => ({ as: api, body: await linkToSignIn() }),
    },
    '/v1/forms/sessions': {
      effect: null,
      refusals: [410, 429],
      prepare: async () => ({ as: api, body: await linkToSignIn() }),
    },
    // It leads to the broker, which shows nothing to who keeps no cookies.
    '/v1/forms/authentications': {
      effect: null,
      refusals: [404, 429],
      prepare: async () => ({ as: api, body: { method: 'se-bankid' } }),
    },
    // Without a session: whoever joins has signed in before.
    '/v1/forms/memberships': {
      effect: null,
      refusals: [401],
      prepare: async () => ({ as: new ApiClient(api.baseUrl), body: { secret: 'none' } }),
    },
    '/v1/forms/sign-out': { effect: null, prepare: async () => ({ as: new ApiClient(api.baseUrl), body: {} }) },
    '/v1/oauth/token': {
      effect: null,
      prepare: async () => {
        const { clientId, clientSecret } = credentials;
        return {
          as: api,
          body: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
        };
      },
    },
    ...repeatableDeliveries(api, delivered),
  };
}
