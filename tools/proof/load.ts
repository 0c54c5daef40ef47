import { randomUUID } from 'node:crypto';
import { type Answer, type ApiClient, sha256 } from '../../test/support/api-client.ts';
import { drawing } from '../../test/support/signing.ts';
import { pause } from './rig.ts';

/** A command that was acknowledged with a 2xx: it must be there for ever, once. */
export interface Acknowledged {
  readonly as: ApiClient;
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly answer: unknown;
}

/** What was acknowledged: every command, and what came of the invitations. */
export interface Ledger {
  readonly commands: Acknowledged[];
  readonly drafted: string[];
  readonly signed: { readonly invitationId: string; readonly signatoryId: string }[];
  /** Invitations whose last signature was acknowledged. */
  readonly completed: string[];
}

export const emptyLedger = (): Ledger => ({ commands: [], drafted: [], signed: [], completed: [] });

/**
 * One invitation after another is sent and signed by two people, until `stopped`. A connection that broke, or a 503, is
 * followed by the same request with the same key, as a program should do it.
 * @param rest before somebody sends, opens or signs; nobody rests unless told
 */
export async function loadLoop(
  api: ApiClient,
  pdf: Uint8Array,
  ledger: Ledger,
  stopped: () => boolean,
  rest: () => Promise<void> = async () => {},
): Promise<void> {
  while (!stopped()) await oneInvitation(api, pdf, ledger, rest);
}

async function oneInvitation(
  api: ApiClient,
  pdf: Uint8Array,
  ledger: Ledger,
  rest: () => Promise<void>,
): Promise<void> {
  await rest();
  const tag = randomUUID();
  const emails = [`a.${tag}@example.com`, `b.${tag}@example.com`];
  const draft = {
    title: `Load ${tag}`,
    signatories: emails.map((email) => ({ name: 'Load Test', email })),
    documents: [{ fileName: 'load.pdf', base64: Buffer.from(pdf).toString('base64') }],
    send: true,
  };
  const { id } = (await command(api, ledger, '/v1/invitations', draft)) as { id: string };
  ledger.drafted.push(id);
  for (const email of emails) {
    await rest();
    const secret = await persistently(() => api.secretFor(email));
    const { token, signatoryId } = (await answered(() => api.post('/v1/signing/sessions', { secret }))).body;
    const me = api.as(token);
    await command(me, ledger, '/v1/signing/open', undefined);
    await rest();
    const body = { ...(await readDocuments(me)), role: { kind: 'self' }, light: { name: 'Load Test', ...drawing } };
    const answer = (await command(me, ledger, '/v1/signing/signature', body)) as { completed: boolean };
    ledger.signed.push({ invitationId: id, signatoryId });
    if (answer.completed) ledger.completed.push(id);
  }
}

async function readDocuments(me: ApiClient): Promise<{ contentHashes: Record<string, string> }> {
  const { documents } = (await answered(() => me.get('/v1/signing'))).body as { documents: { id: string }[] };
  const contentHashes: Record<string, string> = {};
  for (const { id } of documents) {
    const shown = await answered(() => me.get(`/v1/signing/documents/${id}`));
    contentHashes[id] = sha256(shown.body as Uint8Array);
  }
  return { contentHashes };
}

/** Sends a command with a key of its own, again and again until it is acknowledged. */
async function command(as: ApiClient, ledger: Ledger, path: string, body: unknown): Promise<unknown> {
  const key = randomUUID();
  const { body: answer } = await answered(() => as.post(path, body, { 'idempotency-key': key }));
  ledger.commands.push({ as, path, body, key, answer });
  return answer;
}

/** Asks until there is an answer that isn't "later", a refusal maybe. */
export function settled(ask: () => Promise<Answer>): Promise<Answer> {
  return persistently(async () => {
    const got = await ask();
    const isLater = got.status === 503 || got.body?.type === '/problems/in-progress';
    if (isLater) throw new Error(`${got.status} ${JSON.stringify(got.body)}`);
    return got;
  });
}

/** Asks until there is an answer that isn't "later". @throws Error for a refusal, which nobody expects here */
export async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await settled(ask);
  if (answer.status < 200 || answer.status > 299)
    throw new Refused(`refused under load: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

class Refused extends Error {}

/** A server that is killed every few seconds may cut off the same request many times, on a machine that does other things too. */
const longestAway = 10 * 60_000;

async function persistently<T>(ask: () => Promise<T>): Promise<T> {
  for (let [began, wait] = [performance.now(), 100]; ; wait = Math.min(2 * wait, 1_000))
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused || performance.now() - began > longestAway) throw error;
      await pause(wait);
    }
}
