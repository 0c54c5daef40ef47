import { createHash } from 'node:crypto';
import type { AttestoryProcess } from './attestory-process.ts';

/** An answer of the API, with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

export interface Credentials {
  readonly organizationId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Calls the API as an outside program would: with `fetch`, knowing its contract and nothing else. Reads what it wrote:
 * a query carries the position that commands reached, its own and those of clients made from it, unless it names one.
 */
export class ApiClient {
  readonly baseUrl: string;
  readonly token: string | undefined;
  private readonly reached: { position?: string };
  private readonly context: Readonly<Record<string, string>>;

  constructor(baseUrl: string, token?: string, reached: { position?: string } = {}, context?: string) {
    this.baseUrl = baseUrl;
    this.token = token;
    this.reached = reached;
    this.context = context === undefined ? {} : { 'attestory-context': context };
  }

  /** Registers an organization on the command line and gets a token for it. */
  static async register(
    server: AttestoryProcess,
    name = 'Acme Oy',
  ): Promise<{ api: ApiClient; credentials: Credentials }> {
    const args = ['--name', name, '--business-id', '1234567-1', '--main-user-email', 'ada@acme.example', '--json'];
    const { code, stdout, stderr } = await server.cli('organization', 'register', ...args);
    if (code !== 0) throw new Error(`organization register failed: ${stderr}`);
    const credentials = JSON.parse(stdout) as Credentials;
    return { credentials, api: await ApiClient.authenticate(server.baseUrl, credentials) };
  }

  static async authenticate(baseUrl: string, { clientId, clientSecret }: Credentials): Promise<ApiClient> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    // Who has just been registered may not be seen yet, and is told to come again.
    const response = await eventually(async () => {
      const answer = await fetch(`${baseUrl}/v1/oauth/token`, { method: 'POST', body });
      return answer.status === 503 ? undefined : answer;
    }, 'a token');
    const { access_token } = (await response.json()) as { access_token: string };
    if (!access_token) throw new Error(`no token: ${response.status}`);
    return new ApiClient(baseUrl, access_token);
  }

  as(token: string): ApiClient {
    return new ApiClient(this.baseUrl, token, this.reached);
  }

  /** The same person on another side: `personal`, or an organization's. */
  on(context: string): ApiClient {
    return new ApiClient(this.baseUrl, this.token, this.reached, context);
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const authorization: Record<string, string> = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const raw = body instanceof Uint8Array;
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': raw ? 'application/pdf' : 'application/json' };
    const after: Record<string, string> =
      method === 'GET' && this.reached.position ? { 'attestory-position': this.reached.position } : {};
    const ask = async (): Promise<Answer> => {
      const response = await fetch(this.baseUrl + path, {
        method,
        headers: { ...authorization, ...this.context, ...type, ...after, ...headers },
        ...(body === undefined ? {} : { body: raw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: await read(response) };
    };
    const waits = 'attestory-position' in after && !('attestory-position' in headers);
    const answer = waits
      ? await eventually(async () => notBehind(await ask()), `${path} to have caught up`)
      : await ask();
    const reached = answer.headers.get('attestory-position');
    if (method !== 'GET' && reached) this.reached.position = reached;
    return answer;
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.call('PATCH', path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.call('PUT', path, body);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, body, headers);
  }

  /** The e-mails that the demo has caught for an address, oldest first. */
  async mailTo(address: string): Promise<{ subject: string; text: string; html: string; links: string[] }[]> {
    return (await this.get(`/dev/mail?to=${encodeURIComponent(address)}`)).body.items;
  }

  /** Waits for an e-mail with a link of a kind (to sign, download, sign in, join) and gives the newest one's secret. */
  async secretFor(address: string, kind: 's' | 'd' | 'r' | 'j' = 's'): Promise<string> {
    return eventually(async () => {
      for (const mail of (await this.mailTo(address)).reverse())
        for (const link of mail.links) {
          const [base, secret] = link.split('#');
          if (base?.endsWith(`/${kind}`) && secret) return secret;
        }
      return undefined;
    }, `an e-mail to ${address} with a link /${kind}#`);
  }
}

/** The views tell whoever asks for what they haven't seen to come again; they may be slow where the machine does other things, too. */
function notBehind(answer: Answer): Answer | undefined {
  return answer.status === 503 && answer.body?.type === '/problems/view-behind' ? undefined : answer;
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json') && !type.includes('ndjson')) return response.json();
  if (type.includes('pdf')) return new Uint8Array(await response.arrayBuffer());
  return response.text();
}

/** Asks again until there is an answer, less and less often, for at most a minute: the machine may do other things, too. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, pause));
  }
}
