import { randomUUID } from 'node:crypto';
import { type Answer, ApiClient } from '../../test/support/api-client.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { readAll, sendInvitation, startSession, threePeople } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import { Fleet } from './fleet.ts';
import { type FleetFault, fleetFaults, forSeconds } from './fleet-faults.ts';
import { settled } from './load.ts';
import { isClean } from './race.proof.ts';
import { count, type Extent, Objections, pause, type StoredEvent } from './rig.ts';
import { eventsBeside } from './service-state.ts';

/** R6 and R7 on servers: who signs at the same time at two APIs, while something is killed, frozen or cut off. Seen failing without expected revisions. */
export async function proveFleetRaces({ quick }: Extent): Promise<Proof[]> {
  const fleet = await Fleet.start(['worker', 'worker', 'api', 'api']);
  try {
    const api = await fleet.register();
    const races = new Races(fleet, api, await samplePdf('Race'));
    const faults = quick ? [fleetFaults[0], fleetFaults[9]] : fleetFaults;
    for (const fault of faults as readonly FleetFault[]) {
      await races.under(fault, () => races.sixtyFour());
      await races.under(fault, () => races.lastTwo());
    }
    return await races.conclude(faults.length);
  } finally {
    await fleet.remove();
  }
}

class Races {
  private readonly fleet: Fleet;
  private readonly api: ApiClient;
  private readonly pdf: Uint8Array;
  private readonly one = new Objections('R6 on servers');
  private readonly both = new Objections('R7 on servers');
  private readonly raced: string[] = [];
  private readonly finished: string[] = [];
  private same = 0;
  private clean = 0;

  constructor(fleet: Fleet, api: ApiClient, pdf: Uint8Array) {
    [this.fleet, this.api, this.pdf] = [fleet, api, pdf];
  }

  /** Prepares a race, and lets the fault come in its middle. */
  async under(fault: FleetFault, prepare: () => Promise<() => Promise<void>>): Promise<void> {
    const race = await prepare();
    const striking = pause(Math.random() * 200).then(() => fault.strike(this.fleet, forSeconds));
    await Promise.all([race(), striking]);
    await this.fleet.ready();
  }

  /** 64 clients at two APIs with one session. Half of them share a key, as retries of one program. */
  async sixtyFour(): Promise<() => Promise<void>> {
    const [person] = threePeople();
    const { id } = await sendInvitation(this.api, this.pdf, [person]);
    const { token } = await startSession(this.api, person.email);
    const sessions = this.fleet.fronts.map(({ baseUrl }) => new ApiClient(baseUrl, token));
    const body = await readAll(sessions[0] as ApiClient, person.name);
    this.raced.push(id);
    return async () => {
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, i) => {
          const session = sessions[(i >> 1) % sessions.length] as ApiClient;
          const key = i % 2 ? `race-${id}` : randomUUID();
          return settled(() => session.post('/v1/signing/signature', body, { 'idempotency-key': key }));
        }),
      );
      const first = answers.find(({ status }) => status === 200);
      for (const answer of answers) this.judge(answer, first);
    };
  }

  private judge(answer: Answer, first: Answer | undefined): void {
    if (answer.status === 200 && JSON.stringify(answer.body) === JSON.stringify(first?.body)) this.same++;
    else if (isClean(answer)) this.clean++;
    else this.one.add(`${answer.status} ${JSON.stringify(answer.body)}, the first ${JSON.stringify(first?.body)}`);
  }

  async lastTwo(): Promise<() => Promise<void>> {
    const people = threePeople();
    const { id } = await sendInvitation(this.api, this.pdf, people);
    const ready: { readonly session: ApiClient; readonly body: object }[] = [];
    for (const { name, email } of people) {
      const session = await startSession(this.api, email);
      ready.push({ session, body: await readAll(session, name) });
    }
    const sign = async ({ session, body }: (typeof ready)[number], i: number) => {
      const { baseUrl } = this.fleet.fronts[i % 2] as { baseUrl: string };
      const key = { 'idempotency-key': randomUUID() };
      const answer = await settled(() =>
        new ApiClient(baseUrl, session.token).post('/v1/signing/signature', body, key),
      );
      this.both.unless(answer.status === 200, () => `${answer.status} ${JSON.stringify(answer.body)}`);
    };
    const [first, ...last] = ready;
    if (first) await sign(first, 0);
    this.finished.push(id);
    return async () => {
      await Promise.all(last.map(sign));
    };
  }

  async conclude(rounds: number): Promise<Proof[]> {
    const all = [...this.raced, ...this.finished];
    let events: StoredEvent[] = [];
    const of = (id: string) => events.filter(({ stream }) => stream === `invitation-${id}`);
    const seals = (id: string, signatories: number) =>
      of(id).filter(({ type, data }) => type === 'DocumentSealed' && data.signedBy.length === signatories).length;
    for (const end = performance.now() + 120_000; performance.now() < end; await pause(1_000)) {
      events = await eventsBeside(this.fleet.env);
      if (all.every((id) => seals(id, this.raced.includes(id) ? 1 : 3) > 0)) break;
    }
    for (const id of this.raced) {
      const numbers = [count(of(id), 'DocumentSigned'), count(of(id), 'InvitationCompleted'), seals(id, 1)].join();
      this.one.unless(numbers === '1,1,1', () => `${id}: ${numbers}`);
    }
    for (const id of this.finished) {
      const numbers = [count(of(id), 'DocumentSigned'), count(of(id), 'InvitationCompleted'), seals(id, 3)].join();
      this.both.unless(numbers === '3,1,1', () => `${id}: ${numbers}`);
    }
    const where = `at two APIs over EventStoreDB (the test server) and MongoDB (FerretDB), each time while one of ${rounds} things happened (server, worker or API killed, frozen or cut off)`;
    return [
      this.one.proof(
        `64 clients race for one signature ${where}`,
        `one DocumentSigned, one InvitationCompleted, one seal for each of ${this.raced.length} invitations; ${this.same} got the one answer, ${this.clean} a clean 409`,
      ),
      this.both.proof(
        `the last two signatories sign together ${where}`,
        `one InvitationCompleted and one seal of the full set for each of ${this.finished.length} invitations`,
      ),
    ];
  }
}
