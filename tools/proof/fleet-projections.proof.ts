import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../test/support/api-client.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { Fleet } from './fleet.ts';
import { emptyLedger, loadLoop } from './load.ts';
import { type Extent, Objections, pause } from './rig.ts';
import { compareStates } from './service-state.ts';
import { straceIsThere, withInjected } from './strace.ts';

/**
 * R4 on servers: views on MongoDB whose database, or whose leading worker, is killed within a batch, and rebuilds that are
 * killed, show the same as views that the embedded store makes of the same log. Seen failing with the checkpoint
 * written before the views: an e-mail was never sent.
 */
export async function proveFleetProjections({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R4 on servers');
  const [kills, rebuilds] = quick ? [1, 1] : [20, 10];
  const what = `views on MongoDB (FerretDB, without transactions) under load: ${kills} times the database killed at its n-th write, ${kills} times the leading worker at the n-th write to its connections, ${rebuilds} rebuilds likewise (strace); then the views as they serve and rebuilt ones, against those that the embedded store makes of the same log`;
  if (!straceIsThere()) return { id: 'R4 on servers', what, result: 'strace is not there: not run', holds: false };
  const fleet = await Fleet.start();
  try {
    const struck = await underLoad(fleet, kills);
    let stopped = 0;
    for (let i = 0; i < rebuilds; i++) if (await killRebuild(fleet, 20 + random(400))) stopped++;
    await fleet.ready();
    await untilCalm(fleet);
    await fleet.stop();
    const views = await compareStates(fleet.env, objections, 'after the kills');
    return objections.proof(
      what,
      `${struck.database} kills of the database and ${struck.worker} of the worker by the write itself, ${stopped} of rebuilds; ${views} views with the same state as they serve, rebuilt, and on the embedded store`,
      struck.database + struck.worker >= kills && views > 10,
    );
  } finally {
    await fleet.remove();
  }
}

async function underLoad(fleet: Fleet, kills: number): Promise<{ database: number; worker: number }> {
  const api = await fleet.register();
  const pdf = await samplePdf('Projections');
  let stopped = false;
  const loops = Promise.all(Array.from({ length: 4 }, () => loadLoop(api, pdf, emptyLedger(), () => stopped)));
  // Awaited below; until then a failure must not count as unhandled.
  loops.catch(() => {});
  const struck = { database: 0, worker: 0 };
  for (let kill = 0; kill < kills; kill++) {
    if (await killDatabase(fleet)) struck.database++;
    await fleet.ready();
    if (await killWorker(fleet)) struck.worker++;
    await fleet.ready();
  }
  stopped = true;
  await loops;
  return struck;
}

const atRandom = (most: number) => `signal=KILL:when=${1 + random(most)}`;
const random = (below: number) => Math.floor(Math.random() * below);

/** Gives whether it was the write. */
async function killDatabase({ database: { server } }: Fleet): Promise<boolean> {
  const injection = { calls: 'pwrite64', fault: atRandom(100) };
  const { result } = await withInjected(server.pid, injection, () => until(() => server.hasEnded));
  await server.kill();
  await server.startAgain();
  return result;
}

async function killWorker(fleet: Fleet): Promise<boolean> {
  const { leader } = await fleet.standing();
  const injection = { calls: 'write,writev', fault: atRandom(100) };
  const { result } = await withInjected(leader.pid, injection, () => leader.ended(15_000));
  await leader.end('SIGKILL');
  await leader.restart();
  return result;
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (const end = performance.now() + 15_000; performance.now() < end; await pause(20)) if (isSo()) return true;
  return false;
}

/** Gives whether the rebuild was killed, and not over before its n-th write. */
async function killRebuild(fleet: Fleet, nth: number): Promise<boolean> {
  const { front } = fleet;
  const inject = ['-e', 'trace=write,writev', '-e', `inject=write,writev:signal=KILL:when=${nth}`];
  const command = [process.execPath, ...front.cliCommand, 'rebuild', '--json'];
  const strace = spawn('strace', ['-f', ...inject, '-o', '/dev/null', ...command], {
    env: front.environment,
    stdio: 'ignore',
  });
  const [code] = (await once(strace, 'exit')) as [number | null];
  return code !== 0;
}

/** Waits until nothing is left to do, so that what is stopped has seen it all. */
async function untilCalm(fleet: Fleet): Promise<void> {
  for (let quiet = 0; quiet < 3; await pause(500)) {
    const isCalm = await eventually(async () => {
      const { leader } = await fleet.standing();
      const text = await (await fetch(`${leader.baseUrl}/metrics`)).text();
      const due = [...text.matchAll(/^attestory_due_seconds\{.*\} (.*)$/gm)].map(([, seconds]) => Number(seconds));
      return { is: due.every((seconds) => seconds === 0) && !/^attestory_view_caught_up\{.*\} 0$/m.test(text) };
    }, 'figures');
    quiet = isCalm.is ? quiet + 1 : 0;
  }
}
