import { type Answer, ApiClient, eventually, sha256 } from './api-client.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A person with what the sender wants of them. */
export interface Invitee extends Person {
  readonly methods?: readonly string[];
  readonly identity?: object;
  readonly identityNumberRequired?: boolean;
  readonly roles?: object;
}

let invitations = 0;

/** Three people of three countries, with names that a font must hold, and addresses of their own for one invitation. */
export function threePeople(): [Person, Person, Person] {
  const n = ++invitations;
  return [
    { name: 'Aino Väisänen', email: `aino.${n}@example.com` },
    { name: 'Łukasz Żółć', email: `lukasz.${n}@example.com` },
    { name: 'Þórunn Ægisdóttir', email: `thorunn.${n}@example.com` },
  ];
}

/** A drawn line, as a finger would leave it. */
export const drawing = {
  size: { width: 300, height: 100 },
  strokes: [
    [
      [10, 50, 0],
      [60, 20, 40],
      [120, 80, 90],
      [200, 30, 150],
    ],
    [
      [210, 60, 300],
      [280, 55, 360],
    ],
  ],
};

export interface SentInvitation {
  readonly id: string;
  readonly documentIds: readonly string[];
}

/** Drafts, uploads, invites and sends, in as many calls as a first-time user would make. */
export async function sendInvitation(
  api: ApiClient,
  pdf: Uint8Array,
  signatories: readonly Invitee[],
  details: object = {},
): Promise<SentInvitation> {
  const draft = await api.post('/v1/invitations', { title: 'Lease agreement', ...details });
  expectStatus(draft, 201);
  const { id } = draft.body as { id: string };
  const uploaded = await api.post(`/v1/invitations/${id}/documents?fileName=lease.pdf`, pdf);
  expectStatus(uploaded, 201);
  for (const person of signatories) expectStatus(await api.post(`/v1/invitations/${id}/signatories`, person), 201);
  expectStatus(await api.post(`/v1/invitations/${id}/send`), 200);
  return { id, documentIds: [uploaded.body.documentId] };
}

/** A signatory's session over the link in their newest e-mail. */
export async function startSession(api: ApiClient, email: string): Promise<ApiClient> {
  const secret = await api.secretFor(email);
  const session = await new ApiClient(api.baseUrl).post('/v1/signing/sessions', { secret });
  expectStatus(session, 201);
  return api.as(session.body.token as string);
}

/** Opens, reads every document, and gives the body of a light signature. */
export async function readAll(session: ApiClient, name: string): Promise<object> {
  expectStatus(await session.post('/v1/signing/open'), 200);
  const view = await session.get('/v1/signing');
  expectStatus(view, 200);
  const contentHashes: Record<string, string> = {};
  for (const { id } of view.body.documents as { id: string }[]) {
    const document = await session.get(`/v1/signing/documents/${id}`);
    expectStatus(document, 200);
    contentHashes[id] = sha256(document.body as Uint8Array);
  }
  return { role: { kind: 'self' }, contentHashes, light: { name, ...drawing } };
}

/** The whole way of one signatory. */
export async function signAs(api: ApiClient, { name, email }: Person): Promise<Answer> {
  const session = await startSession(api, email);
  return session.post('/v1/signing/signature', await readAll(session, name));
}

/** Waits until an invitation's documents are sealed for all signatures so far. */
export async function sealed(api: ApiClient, id: string): Promise<Answer['body']> {
  return eventually(async () => {
    const body = await shown(api, `/v1/invitations/${id}`);
    return body?.documents.every((d: { seal: { state: string } }) => d.seal.state === 'done') ? body : undefined;
  }, `the seals of ${id}`);
}

/** Waits until a download link was given to somebody, and names it. */
export async function downloadLinkOf(api: ApiClient, id: string): Promise<string> {
  return eventually(async () => {
    const body = await shown(api, `/v1/invitations/${id}/deliveries`);
    const recipients = (body?.recipients ?? []) as { readonly links: readonly { readonly linkId: string }[] }[];
    return recipients.flatMap(({ links }) => links.map(({ linkId }) => linkId))[0];
  }, `a download link of ${id}`);
}

/** What there is; undefined where the service says that it can be seen later. */
async function shown(api: ApiClient, path: string): Promise<Answer['body']> {
  const answer = await api.get(path);
  if (answer.status === 503) return undefined;
  expectStatus(answer, 200);
  return answer.body;
}

export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status)
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}
