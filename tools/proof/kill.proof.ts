import { ApiClient, eventually } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { answered, emptyLedger, type Ledger, loadLoop } from './load.ts';
import { count, type Extent, inLanes, Objections, pause, storedEvents } from './rig.ts';

const clients = 4;
const servers = 4;

/**
 * R1: kill -9 at random points under load (drafts, signatures, seals, e-mails); a ledger of what was acknowledged is kept
 * outside. Seen failing with a log that loses one in fifty groups that it acknowledged, and with a transactor that
 * doesn’t look for the command in the stream.
 */
export async function proveKills({ quick, kills }: Extent): Promise<Proof> {
  const objections = new Objections('R1');
  const lanes = quick ? 1 : Math.min(servers, kills);
  const ledgers: Ledger[] = [];
  let killed = 0;
  await inLanes(
    lanes,
    Array.from({ length: lanes }, (_, lane) => Math.floor((kills + lane) / lanes)),
    async (times) => {
      ledgers.push(
        await oneServer(times, objections, () => {
          killed++;
          if (!quick) process.stdout.write(`\rR1: ${killed} of ${kills} kills, ${objections.count} objections `);
        }),
      );
    },
  );
  const sum = (of: (ledger: Ledger) => readonly unknown[]) => ledgers.reduce((n, ledger) => n + of(ledger).length, 0);
  const acknowledged = sum(({ commands }) => commands);
  return objections.proof(
    `kill -9 at ${killed} random points of ${lanes} servers at once, each under ${clients} clients that repeat with their key what was not answered; the log verified after every kill; at the end every acknowledged command repeated, and every event, seal and e-mail counted`,
    `${acknowledged} acknowledged commands (${sum((l) => l.signed)} signatures, ${sum((l) => l.completed)} completions), lost, doubled, stuck or broken`,
    killed === kills && acknowledged > kills,
  );
}

async function oneServer(kills: number, objections: Objections, onKill: () => void): Promise<Ledger> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  try {
    const { api } = await ApiClient.register(server);
    const [pdf, ledger] = [await samplePdf('Kill me'), emptyLedger()];
    let stopped = false;
    const loops = Promise.all(Array.from({ length: clients }, () => loadLoop(api, pdf, ledger, () => stopped)));
    // Awaited below; until then a failure must not count as unhandled.
    loops.catch(() => {});
    for (let kill = 1; kill <= kills; kill++) {
      await pause(100 + Math.random() * 900);
      await server.end('SIGKILL');
      await verify(server, objections, `after kill ${kill}`);
      await server.restart();
      onKill();
    }
    stopped = true;
    await loops;
    await checkAnswers(ledger, objections);
    await checkLog(server, api, ledger, objections);
    await server.end('SIGKILL');
    await verify(server, objections, 'at the end');
    return ledger;
  } finally {
    await server.remove();
  }
}

async function verify(server: AttestoryProcess, objections: Objections, when: string): Promise<void> {
  const { code, stdout, stderr } = await server.cli('verify', '--json');
  objections.unless(code === 0, () => `verify ${when}: ${stdout.slice(0, 500)}${stderr}`);
}

/** Everything acknowledged gets its answer again. */
async function checkAnswers({ commands }: Ledger, objections: Objections): Promise<void> {
  await inLanes(8, commands, async ({ as, path, body, key, answer }) => {
    const again = await answered(() => as.post(path, body, { 'idempotency-key': key }));
    const same = JSON.stringify(again.body) === JSON.stringify(answer);
    objections.unless(same, () => `${path}: ${JSON.stringify(answer)}, repeated: ${JSON.stringify(again.body)}`);
  });
}

/** Each invitation is there, and each fact about it once; in the end all are sealed and everybody has their e-mail. */
async function checkLog(server: AttestoryProcess, api: ApiClient, ledger: Ledger, objections: Objections) {
  for (const id of ledger.completed) {
    const finished = async () => {
      const events = storedEvents(server.dataFolder, `delivery-${id}`);
      const mails = events.filter(({ type, data }) => type === 'EmailHandedOver' && data.reason === 'completed');
      return mails.length >= 2 ? true : undefined;
    };
    await eventually(finished, `the e-mails about ${id}`).catch((error: Error) => objections.add(error.message));
  }
  const events = storedEvents(server.dataFolder);
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
  await answered(() => api.get('/v1/invitations?limit=1'));
}
