import { randomUUID } from 'node:crypto';
import { type Answer, type ApiClient, eventually } from '../../test/support/api-client.ts';
import type { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { count, type Objections, pause, type StoredEvent } from './rig.ts';

/** A way for a store to fail, on and off again; gives how often it struck, where that is known. */
export interface Fault {
  readonly name: string;
  readonly during: <T>(work: () => Promise<T>) => Promise<{ readonly result: T; readonly injected: number }>;
}

/** What is asked for while a store fails. */
export interface Asked {
  /** A document is uploaded; otherwise an invitation is drafted. */
  readonly uploads: boolean;
  /** What was acknowledged is read at once. */
  readonly reads: boolean;
  /** Milliseconds for which the fault goes on. */
  readonly pause: number;
}

/** A service, and its log read beside it. */
export interface Tried {
  readonly server: AttestoryProcess;
  readonly api: ApiClient;
  readonly pdf: Uint8Array;
  readonly events: () => Promise<readonly StoredEvent[]>;
}

/** Requests under faults, and what became of them. */
export class Trial {
  faults = 0;
  refused = 0;
  strikes = 0;
  /** By invitation: whether it has a document. */
  readonly acknowledged = new Map<string, boolean>();
  private readonly of: Tried;
  private readonly objections: Objections;

  constructor(of: Tried, objections: Objections) {
    [this.of, this.objections] = [of, objections];
  }

  /** One command while a store fails, and again afterwards. Gives how often the fault struck. */
  async under(fault: Fault, { uploads, reads, pause: rest }: Asked): Promise<number> {
    const command = uploads ? await this.uploading() : this.drafting();
    const { result: first, injected } = await fault.during(async () => {
      const answer = await command();
      if (reads && answer.status < 300) await this.reading(answer, fault.name);
      await pause(rest);
      return answer;
    });
    this.faults++;
    this.strikes += injected;
    this.judge(first, fault.name);
    const again = await this.repeated(command, fault.name);
    if (first.status < 300)
      this.objections.unless(
        JSON.stringify(again.body) === JSON.stringify(first.body),
        () => `${fault.name}: another answer to the repeat`,
      );
    this.acknowledged.set(again.body.id ?? command.invitation, uploads);
    await this.caughtUp(fault.name);
    return injected;
  }

  private drafting(): Command {
    const headers = { 'idempotency-key': randomUUID() };
    return Object.assign(() => this.of.api.post('/v1/invitations', { title: 'Under a fault', message: 'm' }, headers), {
      invitation: '',
    });
  }

  private async uploading(): Promise<Command> {
    const { id } = (await this.of.api.post('/v1/invitations', { title: 'For a document' })).body as { id: string };
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/v1/invitations/${id}/documents?fileName=a.pdf`;
    return Object.assign(() => this.of.api.post(path, this.of.pdf, headers), { invitation: id });
  }

  private judge({ status, body, headers }: Answer, about: string): void {
    const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
    const unavailable = ['/problems/unavailable', '/problems/busy', '/problems/view-behind'].includes(body?.type);
    if (status === 503 && isProblem && unavailable) this.refused++;
    else this.objections.unless(status < 300, () => `${about}: ${status} ${JSON.stringify(body)}`);
  }

  /** While a view or the tree can't be written, what was acknowledged is read, or said to come later. */
  private async reading({ body }: Answer, about: string): Promise<void> {
    const read = await this.of.api.get(`/v1/invitations/${body.id}?after=${body.position}`);
    if (read.status !== 200) this.judge(read, about);
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
    const { body } = await this.repeated(this.drafting(), about);
    this.acknowledged.set(body.id, false);
    const seen = async () => {
      const { status } = await this.of.api.get(`/v1/invitations/${body.id}?after=${body.position}`);
      return status === 200 ? true : undefined;
    };
    await eventually(seen, `${about}: the views after it`).catch((e: Error) => this.objections.add(e.message));
  }

  /** In the end all that was acknowledged is there once, in a log that verifies. */
  async conclude(): Promise<void> {
    const { of, objections } = this;
    const newest = (await of.events()).findLastIndex(({ type }) => type !== 'HeadSigned') + 1;
    const covered = async () => {
      const heads = (await of.events()).filter(({ type }) => type === 'HeadSigned');
      return (heads.at(-1)?.data.head.leaves ?? 0) >= newest ? true : undefined;
    };
    await eventually(covered, 'a head over everything').catch((error: Error) => objections.add(error.message));
    await of.server.end('SIGKILL');
    const { code, stdout } = await of.server.cli('verify', '--json');
    objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}`);
    const events = await of.events();
    for (const [id, hasDocument] of this.acknowledged) {
      const mine = events.filter(({ stream }) => stream === `invitation-${id}`);
      const numbers = [count(mine, 'InvitationDrafted'), count(mine, 'DocumentAttached')];
      objections.unless(numbers.join() === `1,${hasDocument ? 1 : 0}`, () => `${id}: ${numbers} events`);
    }
  }
}

type Command = (() => Promise<Answer>) & { readonly invitation: string };
