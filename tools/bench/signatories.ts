import { Agent, request } from 'node:http';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { readAll, sendInvitation, startSession } from '../../test/support/signing.ts';
import { type Pair, type StartedStores, startStores } from '../../test/support/test-stores.ts';

export const clients = 64;

/** A signatory who has opened and read, and has only to sign. */
export interface Ready {
  readonly session: ApiClient;
  /** The body of their signature, as it goes over the wire. */
  readonly signature: Buffer;
  readonly invitationId: string;
}

/** A server with an organization, for figures of signing. */
export class SigningServer {
  private readonly server: AttestoryProcess;
  private readonly stores: StartedStores;
  private readonly pdf: Uint8Array;
  readonly api: ApiClient;
  private sent = 0;

  private constructor(server: AttestoryProcess, stores: StartedStores, api: ApiClient, pdf: Uint8Array) {
    [this.server, this.stores, this.api, this.pdf] = [server, stores, api, pdf];
  }

  static async start(pair: Pair = 'embedded'): Promise<SigningServer> {
    const stores = await startStores(pair);
    const settings = { LOG_LEVEL: 'fatal', ATTESTORY_MAX_SIGNATORIES: '1000' };
    const server = await AttestoryProcess.start({ ...settings, ...stores.env });
    const { api } = await ApiClient.register(server);
    return new SigningServer(server, stores, api, await samplePdf('Bench'));
  }

  /** Where its stores are, as its environment says. */
  get env(): Readonly<Record<string, string>> {
    return this.stores.env;
  }

  /** Sends invitations to so many people each, lets them open and read; gives them by invitation. */
  async prepare(invitations: number, each: number): Promise<Ready[][]> {
    const drafts = Array.from({ length: invitations }, () => {
      const n = this.sent++;
      return Array.from({ length: each }, (_, i) => ({ name: 'Bench', email: `bench.${n}.${i}@example.com` }));
    });
    const sent = await Promise.all(
      drafts.map(async (people) => ({ people, ...(await sendInvitation(this.api, this.pdf, people)) })),
    );
    await this.calm();
    const ready = await Promise.all(
      sent.map(async ({ id, people }) => {
        const signatories: Ready[] = [];
        for (const { email, name } of people) {
          const session = await startSession(this.api, email);
          const signature = Buffer.from(JSON.stringify(await readAll(session, name)));
          signatories.push({ session, signature, invitationId: id });
        }
        return signatories;
      }),
    );
    await this.calm();
    return ready;
  }

  /** Waits until nothing is left to do: no mail, no seal, no view behind. */
  async calm(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await new Promise((done) => setTimeout(done, 200));
      const text = await (await fetch(`${this.server.baseUrl}/metrics`)).text();
      const overdue = [...text.matchAll(/^attestory_due_seconds\{.*\} (.*)$/gm)].map(([, seconds]) => Number(seconds));
      const behind = /^attestory_view_caught_up\{.*\} 0$/m.test(text);
      quiet = !behind && overdue.length > 0 && overdue.every((seconds) => seconds === 0) ? quiet + 1 : 0;
    }
  }

  /** @throws Error when an invitation isn't completed, or the log doesn't verify */
  async check(signed: readonly Ready[]): Promise<void> {
    for (const id of new Set(signed.map(({ invitationId }) => invitationId)))
      if ((await this.api.get(`/v1/invitations/${id}`)).body.state !== 'completed')
        throw new Error(`${id} was signed but is not completed`);
    const verified = await this.server.cli('verify', '--json');
    if (verified.code !== 0) throw new Error(`the log does not verify: ${verified.stdout.slice(0, 500)}`);
  }

  async end(): Promise<void> {
    await this.server.remove();
    await this.stores.remove();
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** Signs; gives the status. A lean client: what is measured is the server, which shares the machine with it. */
export function sign({ session }: Ready, body: Buffer): Promise<number> {
  const headers = {
    authorization: `Bearer ${session.token}`,
    'content-type': 'application/json',
    'content-length': body.length,
    'idempotency-key': crypto.randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${session.baseUrl}/v1/signing/signature`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** @throws Error when the answer isn't 200 */
export async function signRightly(ready: Ready): Promise<void> {
  const status = await sign(ready, ready.signature);
  if (status !== 200) throw new Error(`signature: ${status}`);
}
