import { type Answer, ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { readAll, sealed, sendInvitation, startSession, threePeople } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import type { Extent } from './rig.ts';

/** R6 and R7: who signs at the same time. */
export async function proveRaces({ quick }: Extent): Promise<Proof[]> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  try {
    const { api } = await ApiClient.register(server);
    return [await sixtyFourClients(api, quick ? 1 : 10), await lastTwo(api, quick ? 2 : 20)];
  } finally {
    await server.remove();
  }
}

async function history(api: ApiClient, id: string, type: string): Promise<number> {
  const { body } = await api.get(`/v1/invitations/${id}/history`);
  return body.items.filter((entry: { type: string }) => entry.type === type).length;
}

async function sixtyFourClients(api: ApiClient, rounds: number): Promise<Proof> {
  const pdf = await samplePdf('Race');
  let [signed, winners, clean, other] = [0, 0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const [person] = threePeople();
    const { id } = await sendInvitation(api, pdf, [person]);
    const session = await startSession(api, person.email);
    const body = await readAll(session, person.name);
    // Half of them share a key, as retries of one program; the others are clients of their own.
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        session.post('/v1/signing/signature', body, i % 2 ? { 'idempotency-key': `race-${id}` } : {}),
      ),
    );
    const first = answers.find(({ status }) => status === 200);
    for (const answer of answers) {
      if (answer.status === 200) winners += JSON.stringify(answer.body) === JSON.stringify(first?.body) ? 1 : 0;
      else if (isClean(answer)) clean++;
      else other++;
    }
    await sealed(api, id);
    signed += await history(api, id, 'DocumentSigned');
  }
  return {
    id: 'R6',
    what: `64 clients race for one signature, ${rounds} times`,
    result: `${signed} DocumentSigned for ${rounds} invitations; ${winners} got the one answer, ${clean} a clean 409, ${other} anything else`,
    holds: signed === rounds && other === 0 && winners + clean === 64 * rounds,
  };
}

/** A refusal that tells a client that the signature is there already, or comes. */
export function isClean({ status, body }: Answer): boolean {
  const expected = ['/problems/already-signed', '/problems/in-progress', '/problems/invitation-is-completed'];
  return status === 409 && expected.includes(body.type);
}

async function lastTwo(api: ApiClient, rounds: number): Promise<Proof> {
  const pdf = await samplePdf('Last two');
  let [completed, seals, failed] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const people = threePeople();
    const { id } = await sendInvitation(api, pdf, people);
    const ready = [];
    for (const person of people) {
      const session = await startSession(api, person.email);
      ready.push({ session, body: await readAll(session, person.name) });
    }
    const [first, ...last] = ready as [(typeof ready)[0], ...typeof ready];
    await first.session.post('/v1/signing/signature', first.body);
    const answers = await Promise.all(last.map(({ session, body }) => session.post('/v1/signing/signature', body)));
    failed += answers.filter(({ status }) => status !== 200).length;
    await sealed(api, id);
    completed += await history(api, id, 'InvitationCompleted');
    const { body } = await api.get(`/v1/invitations/${id}/history`);
    seals += body.items.filter(
      (e: { type: string; data: { signedBy: string[] } }) =>
        e.type === 'DocumentSealed' && e.data.signedBy.length === 3,
    ).length;
  }
  return {
    id: 'R7',
    what: `the last two signatories sign together, ${rounds} times`,
    result: `${completed} InvitationCompleted, ${seals} seals of the full set, ${failed} failed signatures`,
    holds: completed === rounds && seals === rounds && failed === 0,
  };
}
