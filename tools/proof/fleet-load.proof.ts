import type { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { Fleet } from './fleet.ts';
import { type Away, type FleetFault, fleetFaults, forAMinute, forSeconds } from './fleet-faults.ts';
import { checkAnswers, checkLog } from './ledger-checks.ts';
import { emptyLedger, type Ledger, loadLoop } from './load.ts';
import { type Extent, Objections, pause } from './rig.ts';
import { compareStates, eventsBeside } from './service-state.ts';

/** What a failover may take, in milliseconds. */
const promised = 10_000;

/** The longest that a client waits before it sends, opens or signs: on two cores the views follow no more. */
const longestRest = 80_000;

/**
 * R1 on servers: an API and two workers over EventStoreDB and MongoDB under load, each process and server killed, frozen and
 * cut off, one after another; a ledger of what was acknowledged is kept outside. Seen failing with a driver of MongoDB
 * whose monitor hung, so that the API never came back.
 */
export async function proveFleet({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R1 on servers');
  const clients = quick ? 8 : 64;
  const faults = quick ? everyThird(fleetFaults) : fleetFaults;
  const strikes = [
    ...strikesOf(faults, forSeconds),
    ...(quick ? [] : [...strikesOf(faults, forSeconds), ...strikesOf(awayForLong, forAMinute)]),
  ];
  const fleet = await Fleet.start();
  try {
    const api = await fleet.register();
    const [pdf, ledger] = [await samplePdf('Kill us'), emptyLedger()];
    let stopped = false;
    const rest = async () => {
      for (let left = quick ? 0 : Math.random() * longestRest; left > 0 && !stopped; left -= 250) await pause(250);
    };
    const loops = Promise.all(Array.from({ length: clients }, () => loadLoop(api, pdf, ledger, () => stopped, rest)));
    // Awaited below; until then a failure must not count as unhandled.
    loops.catch(() => {});
    const failovers: number[] = [];
    for (const { fault, away } of strikes) {
      await pause(500 + Math.random() * 1_500);
      const taken = await fault.strike(fleet, away);
      if (taken !== null) failovers.push(taken);
      process.stderr.write(`${ledger.commands.length} acknowledged; ${fault.name} ${told(taken)}\n`);
      await fleet.ready();
      if (away === forAMinute) await untilMore(ledger, clients);
    }
    stopped = true;
    await loops;
    const slowest = Math.max(...failovers);
    objections.unless(slowest < promised, () => `a failover took ${Math.round(slowest)} ms`);
    await checkAnswers(ledger, objections);
    const views = await check(fleet, ledger, objections);
    return objections.proof(
      `an API and two workers over EventStoreDB (the test server) and MongoDB (FerretDB), under ${clients} clients${quick ? '' : ', each of which rests 40 s on average before it sends, opens or signs,'} that repeat with their key what was not answered: ${names(faults)}${quick ? '' : `; all that once more; and, for a minute each, ${names(awayForLong)}`}; then every acknowledged command repeated, every event, seal and e-mail counted, the log verified, and the views compared with those that the embedded store makes of the same log`,
      `${ledger.commands.length} acknowledged commands (${ledger.signed.length} signatures, ${ledger.completed.length} completions), lost, doubled, stuck or broken; ${views} views with the same state on MongoDB and embedded; ${failovers.length} failovers, the slowest after ${(slowest / 1_000).toFixed(1)} s`,
      ledger.commands.length > clients && failovers.length > 0,
    );
  } finally {
    await fleet.remove();
  }
}

async function check(fleet: Fleet, ledger: Ledger, objections: Objections): Promise<number> {
  await checkLog(() => eventsBeside(fleet.env), ledger, objections);
  // In order: the last events that the stopped workers append are heads.
  await fleet.stop();
  const { code, stdout, stderr } = await (fleet.workers[0] as AttestoryProcess).cli('verify', '--json');
  objections.unless(code === 0, () => `verify: ${stdout.slice(0, 500)}${stderr}`);
  return compareStates(fleet.env, objections, 'at the end');
}

/** Waits until what waited for a server has got somewhere, before the next is taken away. */
async function untilMore({ commands }: Ledger, more: number): Promise<void> {
  const enough = commands.length + more;
  for (const end = performance.now() + 60_000; commands.length < enough && performance.now() < end; ) await pause(200);
}

const strikesOf = (faults: readonly FleetFault[], away: Away) => faults.map((fault) => ({ fault, away }));
const awayForLong = fleetFaults.filter(({ name }) => /^(EventStoreDB|MongoDB) (killed|frozen)$/.test(name));
const everyThird = (all: readonly FleetFault[]) => all.filter((_, i) => i % 3 === 1);
const names = (faults: readonly FleetFault[]) => faults.map(({ name }) => name).join(', ');
const told = (taken: number | null) => (taken === null ? '' : `(failover after ${Math.round(taken)} ms)`);
