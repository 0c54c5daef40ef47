import { randomUUID } from 'node:crypto';
import { type ApiClient, sha256 } from '../../test/support/api-client.ts';
import { drawing } from '../../test/support/signing.ts';

/** A command that was acknowledged with a 2xx: it must be there for ever, once. */
export interface Acknowledged {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly answer: unknown;
  readonly signatory?: string;
}

/** What came of a signing: the invitation and who was seen to have signed. */
export interface Ledger {
  readonly commands: Acknowledged[];
  readonly signed: { readonly invitationId: string; readonly signatoryId: string }[];
  /** Invitations whose last signature was acknowledged. */
  readonly completed: string[];
}

export const emptyLedger = (): Ledger => ({ commands: [], signed: [], completed: [] });

/** Sends commands in a loop until `stopped`; what fails because the server is away isn't acknowledged. */
export async function loadLoop(api: ApiClient, pdf: Uint8Array, ledger: Ledger, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    try {
      await oneInvitation(api, pdf, ledger, stopped);
    } catch {
      // The connection broke, or an answer was none: the next round finds out what was kept.
      await new Promise((done) => setTimeout(done, 20));
    }
  }
}

async function oneInvitation(api: ApiClient, pdf: Uint8Array, ledger: Ledger, stopped: () => boolean): Promise<void> {
  const tag = randomUUID();
  const emails = [`a.${tag}@example.com`, `b.${tag}@example.com`];
  const draft = {
    title: `Load ${tag}`,
    signatories: emails.map((email) => ({ name: 'Load Test', email })),
    documents: [{ fileName: 'load.pdf', base64: Buffer.from(pdf).toString('base64') }],
    send: true,
  };
  const id = ((await command(api, ledger, '/v1/invitations', draft)) as { id: string }).id;
  for (const email of emails) {
    if (stopped()) return;
    const secret = await api.secretFor(email);
    const session = await api.post('/v1/signing/sessions', { secret });
    const me = api.as(session.body.token);
    await command(me, ledger, '/v1/signing/open', undefined, session.body.signatoryId);
    const documents = (await me.get('/v1/signing')).body.documents as { id: string }[];
    const contentHashes: Record<string, string> = {};
    for (const document of documents) {
      const shown = await me.get(`/v1/signing/documents/${document.id}`);
      contentHashes[document.id] = sha256(shown.body as Uint8Array);
    }
    const body = { role: { kind: 'self' }, contentHashes, light: { name: 'Load Test', ...drawing } };
    const answer = (await command(me, ledger, '/v1/signing/signature', body, session.body.signatoryId)) as {
      completed: boolean;
    };
    ledger.signed.push({ invitationId: id, signatoryId: session.body.signatoryId });
    if (answer.completed) ledger.completed.push(id);
  }
}

/** Sends a command with a key of its own, again and again until it is acknowledged once or the server is away. */
async function command(
  api: ApiClient,
  ledger: Ledger,
  path: string,
  body: unknown,
  signatory?: string,
): Promise<unknown> {
  const key = randomUUID();
  const answer = await api.post(path, body, { 'idempotency-key': key });
  if (answer.status < 200 || answer.status > 299) throw new Error(`${path}: ${answer.status}`);
  ledger.commands.push({ path, body, key, answer: answer.body, ...(signatory ? { signatory } : {}) });
  return answer.body;
}
