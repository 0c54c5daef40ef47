import { eventually } from '../../test/support/api-client.ts';
import { answered, type Ledger } from './load.ts';
import { count, inLanes, type Objections, type StoredEvent } from './rig.ts';

/** Everything acknowledged gets its answer again. */
export async function checkAnswers({ commands }: Ledger, objections: Objections): Promise<void> {
  await inLanes(8, commands, async ({ as, path, body, key, answer }) => {
    const again = await answered(() => as.post(path, body, { 'idempotency-key': key }));
    const same = JSON.stringify(again.body) === JSON.stringify(answer);
    objections.unless(same, () => `${path}: ${JSON.stringify(answer)}, repeated: ${JSON.stringify(again.body)}`);
  });
}

/** Each invitation is there, and each fact about it once; in the end all are sealed and everybody has their e-mail. */
export async function checkLog(
  readEvents: () => Promise<readonly StoredEvent[]>,
  ledger: Ledger,
  objections: Objections,
): Promise<void> {
  await untilMailed(readEvents, ledger).catch((error: Error) => objections.add(error.message));
  const events = await readEvents();
  const drafted = events.filter(({ type }) => type === 'InvitationDrafted').map(({ data }) => data.invitationId);
  const [there, told] = [[...drafted].sort().join(), [...ledger.drafted].sort().join()];
  objections.unless(there === told, () => `${drafted.length} invitations, ${ledger.drafted.length} acknowledged`);
  for (const id of ledger.drafted) {
    const of = events.filter(({ stream }) => stream === `invitation-${id}`);
    const signed = ledger.signed.filter(({ invitationId }) => invitationId === id);
    const full = of.filter(({ type, data }) => type === 'DocumentSealed' && data.signedBy.length === 2);
    const expected = [1, signed.length, ledger.completed.includes(id) ? 1 : 0, ledger.completed.includes(id) ? 1 : 0];
    const found = [count(of, 'InvitationSent'), count(of, 'DocumentSigned'), count(of, 'InvitationCompleted')];
    const numbers = [...found, full.length];
    objections.unless(numbers.join() === expected.join(), () => `${id}: ${numbers} events, expected ${expected}`);
    const mails = events.filter(({ stream, type }) => stream === `delivery-${id}` && type === 'EmailHandedOver');
    const distinct = new Set(mails.map(({ data }) => data.messageId as string));
    objections.unless(distinct.size === mails.length, () => `${id}: an e-mail recorded twice`);
  }
}

/** Waits for the e-mails about all that is completed, as long as there come any. */
async function untilMailed(readEvents: () => Promise<readonly StoredEvent[]>, { completed }: Ledger): Promise<void> {
  for (let before = -1; ; ) {
    let missing: string[] = [];
    const lookAgain = async () => {
      const mails = (await readEvents()).filter(
        ({ type, data }) => type === 'EmailHandedOver' && data.reason === 'completed',
      );
      const to = (id: string) => mails.filter(({ stream }) => stream === `delivery-${id}`).length;
      missing = completed.filter((id) => to(id) < 2);
      return missing.length === 0 || mails.length !== before ? mails.length : undefined;
    };
    before = await eventually(lookAgain, `e-mails about ${completed.length} invitations, the rest of them`);
    if (missing.length === 0) return;
  }
}
