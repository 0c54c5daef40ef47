import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, loadServiceKeys, openStores, projections } from '@attestory/server';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { answered, emptyLedger, loadLoop } from './load.ts';
import { type Extent, Objections, pause } from './rig.ts';
import { straceIsThere, withInjected } from './strace.ts';

/**
 * R4: projections killed within a batch, restarted, and rebuilt from zero show the same. Seen failing with a fold that
 * puts the time into its views.
 */
export async function proveProjections({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R4');
  const [kills, rebuilds] = quick ? [2, 1] : [40, 10];
  const what = `projections under load killed at the n-th write of ${kills} batches, and ${rebuilds} rebuilds killed likewise (strace); then the views as they serve, and those that a fresh start made from zero, against rebuilt ones`;
  if (!straceIsThere()) return { id: 'R4', what, result: 'strace is not there: not run', holds: false };
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  try {
    const killed = await killUnderLoad(server, kills);
    let stopped = 0;
    for (let i = 0; i < rebuilds; i++) if (await killRebuild(server, 1 + Math.floor(Math.random() * 60))) stopped++;
    await server.restart();
    const views = await compare(server, 'after the kills', objections);
    for (const file of [...viewFiles(server), join(server.dataFolder, 'views.sqlite-shm')])
      rmSync(file, { force: true });
    await server.restart();
    await compare(server, 'made from zero', objections);
    return objections.proof(
      what,
      `${killed} kills within a batch, ${stopped} within a rebuild; ${views} views of ${Object.keys(projections).length} projections with the same hash each time`,
      killed > kills / 2 && views > 10 && (quick || stopped > 0),
    );
  } finally {
    await server.remove();
  }
}

const viewFiles = ({ dataFolder }: AttestoryProcess) =>
  ['', '-wal'].map((suffix) => join(dataFolder, `views.sqlite${suffix}`));

/** Gives how many kills came by the write itself. */
async function killUnderLoad(server: AttestoryProcess, kills: number): Promise<number> {
  const { api } = await ApiClient.register(server);
  const pdf = await samplePdf('Projections');
  let stopped = false;
  const loops = Promise.all(Array.from({ length: 4 }, () => loadLoop(api, pdf, emptyLedger(), () => stopped)));
  // Awaited below; until then a failure must not count as unhandled.
  loops.catch(() => {});
  let within = 0;
  for (let kill = 0; kill < kills; kill++) {
    await pause(Math.random() * 300);
    const fault = `signal=KILL:when=${1 + Math.floor(Math.random() * 60)}`;
    const injection = { calls: 'pwrite64', paths: viewFiles(server), fault };
    const { result } = await withInjected(server.pid, injection, () => server.ended(10_000));
    if (result) within++;
    await server.end('SIGKILL');
    await server.restart();
  }
  stopped = true;
  await loops;
  await answered(() => api.get('/v1/invitations'));
  return within;
}

/** Gives whether the rebuild was killed, and not over before its n-th write. */
async function killRebuild(server: AttestoryProcess, nth: number): Promise<boolean> {
  await server.end('SIGTERM');
  const paths = viewFiles(server).flatMap((path) => ['-P', path]);
  const inject = ['-e', 'trace=pwrite64', '-e', `inject=pwrite64:signal=KILL:when=${nth}`];
  const command = [process.execPath, ...server.cliCommand, 'rebuild', '--json'];
  const strace = spawn('strace', ['-f', ...paths, ...inject, '-o', '/dev/null', ...command], {
    env: server.environment,
    stdio: 'ignore',
  });
  const [code] = (await once(strace, 'exit')) as [number | null];
  return code !== 0;
}

/** Ends the service, and compares the views that served with rebuilt ones. Gives how many there are. */
async function compare(server: AttestoryProcess, when: string, objections: Objections): Promise<number> {
  await server.end('SIGTERM');
  const serving = await stateHashes(server.dataFolder);
  const { stdout } = await server.cli('rebuild', '--json');
  const { rebuilt } = JSON.parse(stdout) as { rebuilt: { projection: string; stateHash: string; views: number }[] };
  for (const { name } of Object.values(projections)) {
    const again = rebuilt.find(({ projection }) => projection === name)?.stateHash;
    objections.unless(again === serving[name], () => `${name}, ${when}: ${serving[name]}, rebuilt ${again}`);
  }
  return rebuilt.reduce((sum, one) => sum + one.views, 0);
}

/** The state hash of the views that serve, by projection. */
async function stateHashes(dataFolder: string): Promise<Record<string, string>> {
  const config = loadConfig({ ATTESTORY_DATA: dataFolder });
  const { store, tree, readModel, keyVault, vault } = await openStores(config, await loadServiceKeys(config));
  const hashes: Record<string, string> = {};
  for (const { name, version } of Object.values(projections))
    hashes[name] = await readModel.stateHash(await readModel.serving(name, version));
  await Promise.all([store, tree, readModel, keyVault, vault].map((part) => part.close()));
  return hashes;
}
