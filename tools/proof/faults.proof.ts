import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, ApiClient, eventually } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { count, type Extent, Objections, storedEvents } from './rig.ts';
import { type Injection, straceIsThere, withInjected } from './strace.ts';

const files = { log: 'events', keys: 'keys', views: 'views', tree: 'tree' } as const;
type Store = keyof typeof files | 'documents';

/** A way for a store to fail, on and off again; gives how often it struck, where that is known. */
interface Fault {
  readonly name: string;
  readonly during: <T>(work: () => Promise<T>) => Promise<{ readonly result: T; readonly injected: number }>;
}

/** No store needs more writes for one command. */
const mostWrites = 40;

/**
 * R3: each store fails in each way at each write: commands are answered with 503 and aren't acknowledged, or they were not
 * concerned; when the fault is over, the same request has its one effect. Seen failing with a writer of the log that
 * answers although its commit failed.
 */
export async function proveFaults({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R3');
  const what =
    'disk full, I/O error, read-only (injected by strace at the first, second, … write and flush of log, keys, views, tree and documents), a limit of file size, and each store taken away, while commands come';
  if (!straceIsThere()) return { id: 'R3', what, result: 'strace is not there: not run', holds: false };
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal', ATTESTORY_HEAD_EVERY_SECONDS: '1' });
  try {
    const { api } = await ApiClient.register(server);
    const trial = new Trial(server, api, await samplePdf('Fault'), objections);
    for (const store of [...(Object.keys(files) as Store[]), 'documents' as const]) {
      for (const fault of lasting(server, store)) await trial.under(store, fault);
      for (const { name, calls, error } of single(store, quick))
        for (let n = 1; n <= (quick ? 2 : mostWrites); n++) {
          const fault = injection(server, store, `${name} at the ${n}. ${calls}`, calls, `error=${error}:when=${n}`);
          if ((await trial.under(store, fault)) === 0) break;
        }
    }
    await trial.conclude();
    const { refused, acknowledged, strikes } = trial;
    return objections.proof(
      what,
      `${trial.faults} faults (${strikes} failed calls): ${refused} requests answered 503, ${acknowledged.size} acknowledged and there exactly once`,
      refused > (quick ? 5 : 30) && strikes > refused / 2,
    );
  } finally {
    await server.remove();
  }
}

/** Faults that last while a request is made and answered. */
function lasting(server: AttestoryProcess, store: Store): Fault[] {
  const path = join(server.dataFolder, store === 'documents' ? 'documents' : `${files[store]}.sqlite`);
  const gone: Fault = {
    name: 'gone',
    during: async (work) => {
      renameSync(path, `${path}.away`);
      try {
        return { result: await work(), injected: 1 };
      } finally {
        renameSync(`${path}.away`, path);
      }
    },
  };
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]);
  const noRoom: Fault = {
    name: 'no file may grow',
    during: async (work) => {
      limit('1');
      try {
        return { result: await work(), injected: 1 };
      } finally {
        limit('unlimited');
      }
    },
  };
  return store === 'log' || store === 'documents' ? [gone, noRoom] : [gone];
}

function single(store: Store, quick: boolean) {
  const calls = store === 'documents' ? ['fsync', 'rename'] : ['pwrite64', 'fdatasync'];
  const errors = quick ? ['ENOSPC'] : ['ENOSPC', 'EIO', 'EROFS'];
  const names: Record<string, string> = { ENOSPC: 'disk full', EIO: 'I/O error', EROFS: 'read-only' };
  return calls.flatMap((call) =>
    errors
      .filter((error) => call === 'pwrite64' || call === 'rename' || error !== 'EROFS')
      .map((error) => ({ name: names[error] as string, calls: call, error })),
  );
}

function injection(server: AttestoryProcess, store: Store, name: string, calls: string, fault: string): Fault {
  // The folder of documents gets new files all the time; nothing else flushes and renames while one is uploaded.
  const path = join(server.dataFolder, `${files[store as keyof typeof files]}.sqlite`);
  const paths = store === 'documents' ? {} : { paths: [path, `${path}-wal`, `${path}-journal`] };
  const what: Injection = { calls, fault, ...paths };
  return { name, during: (work) => withInjected(server.pid, what, work) };
}

/** Requests under faults, and what became of them. */
class Trial {
  faults = 0;
  refused = 0;
  strikes = 0;
  /** By invitation: whether it has a document. */
  readonly acknowledged = new Map<string, boolean>();
  private readonly server: AttestoryProcess;
  private readonly api: ApiClient;
  private readonly pdf: Uint8Array;
  private readonly objections: Objections;

  constructor(server: AttestoryProcess, api: ApiClient, pdf: Uint8Array, objections: Objections) {
    [this.server, this.api, this.pdf, this.objections] = [server, api, pdf, objections];
  }

  /** One command while the store fails, and again afterwards. Gives how often the fault struck. */
  async under(store: Store, fault: Fault): Promise<number> {
    const about = `${store}, ${fault.name}`;
    const command = store === 'documents' ? await this.uploading() : this.drafting();
    const { result: first, injected } = await fault.during(async () => {
      const answer = await command();
      if (store === 'views' || store === 'tree') await this.reading(answer, store, about);
      return answer;
    });
    this.faults++;
    this.strikes += injected;
    this.judge(first, about);
    const again = await this.repeated(command, about);
    if (first.status < 300)
      this.objections.unless(
        JSON.stringify(again.body) === JSON.stringify(first.body),
        () => `${about}: another answer to the repeat`,
      );
    this.acknowledged.set(again.body.id ?? command.invitation, store === 'documents');
    await this.caughtUp(about);
    return injected;
  }

  private drafting(): Command {
    const headers = { 'idempotency-key': randomUUID() };
    return Object.assign(() => this.api.post('/v1/invitations', { title: 'Under a fault', message: 'm' }, headers), {
      invitation: '',
    });
  }

  private async uploading(): Promise<Command> {
    const { id } = (await this.api.post('/v1/invitations', { title: 'For a document' })).body as { id: string };
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/v1/invitations/${id}/documents?fileName=a.pdf`;
    return Object.assign(() => this.api.post(path, this.pdf, headers), { invitation: id });
  }

  private judge({ status, body, headers }: Answer, about: string): void {
    const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
    const unavailable = ['/problems/unavailable', '/problems/busy', '/problems/view-behind'].includes(body?.type);
    if (status === 503 && isProblem && unavailable) this.refused++;
    else this.objections.unless(status < 300, () => `${about}: ${status} ${JSON.stringify(body)}`);
  }

  /** While a view or the tree can't be written, what was acknowledged is read, or said to come later. */
  private async reading({ body }: Answer, store: Store, about: string): Promise<void> {
    const read = await this.api.get(`/v1/invitations/${body.id}?after=${body.position}`);
    if (read.status !== 200) this.judge(read, about);
    if (store === 'tree') await new Promise((done) => setTimeout(done, 1_200));
  }

  private async repeated(command: Command, about: string): Promise<Answer> {
    const acknowledged = async () => {
      const answer = await command();
      return answer.status < 300 ? answer : undefined;
    };
    return eventually(acknowledged, `${about}: the repeated command`);
  }

  /** Nobody's hand is needed: what serves reads and proves catches up by itself. */
  private async caughtUp(about: string): Promise<void> {
    const { body } = await this.api.post('/v1/invitations', { title: 'After a fault' });
    this.acknowledged.set(body.id, false);
    const seen = async () => {
      const { status } = await this.api.get(`/v1/invitations/${body.id}?after=${body.position}`);
      return status === 200 ? true : undefined;
    };
    await eventually(seen, `${about}: the views after it`).catch((e: Error) => this.objections.add(e.message));
  }

  async conclude(): Promise<void> {
    const { server, objections } = this;
    const newest = storedEvents(server.dataFolder).length;
    const covered = async () => {
      const heads = storedEvents(server.dataFolder, 'heads').filter(({ type }) => type === 'HeadSigned');
      return (heads.at(-1)?.data.head.leaves ?? 0) >= newest ? true : undefined;
    };
    await eventually(covered, 'a head over everything').catch((error: Error) => objections.add(error.message));
    await server.end('SIGKILL');
    const { code, stdout } = await server.cli('verify', '--json');
    objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}`);
    const events = storedEvents(server.dataFolder, 'invitation-');
    for (const [id, hasDocument] of this.acknowledged) {
      const of = events.filter(({ stream }) => stream === `invitation-${id}`);
      const numbers = [count(of, 'InvitationDrafted'), count(of, 'DocumentAttached')];
      objections.unless(numbers.join() === `1,${hasDocument ? 1 : 0}`, () => `${id}: ${numbers} events`);
    }
  }
}

type Command = (() => Promise<Answer>) & { readonly invitation: string };
