import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { type Proof, publishProofs } from '../bench/figures.ts';
import { runOptions, wholeNumber } from '../run-options.ts';
import type { Extent } from './rig.ts';

/** Some proofs share models and fixtures with the tests, which are sources that nobody builds. */
registerHooks({
  resolve: (specifier, context, next) => {
    const isOfSource = /\/src\/.*\.ts$/.test(context.parentURL ?? '') && /^\..*\.js$/.test(specifier);
    return next(isOfSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load: (url, context, next) => {
    if (!/\/src\/.*\.ts$/.test(url)) return next(url, context);
    const source = stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'), { mode: 'transform' });
    return { format: 'module', source, shortCircuit: true };
  },
});

const all: Record<string, (extent: Extent) => Promise<Proof | Proof[]>> = {
  R1: async (extent) => (await import('./kill.proof.ts')).proveKills(extent),
  R2: async () => (await import('./flush.proof.ts')).proveFlushes(),
  R3: async (extent) => (await import('./faults.proof.ts')).proveFaults(extent),
  R4: async (extent) => (await import('./projections.proof.ts')).proveProjections(extent),
  R5: async (extent) => (await import('./redelivery.proof.ts')).proveRedelivery(extent),
  'R6,R7': async (extent) => (await import('./race.proof.ts')).proveRaces(extent),
  R8: async (extent) => (await import('./delivery.proof.ts')).proveDeliveries(extent),
  R9: async (extent) => [
    await (await import('./sealing.proof.ts')).proveSealing(extent),
    await (await import('./purging.proof.ts')).provePurging(extent),
  ],
  R10: async (extent) => (await import('./model.proof.ts')).proveModel(extent),
  R11: async () => (await import('./replay.proof.ts')).proveReplay(),
  R12: async (extent) => (await import('./tamper.proof.ts')).proveTampering(extent),
  R14: async (extent) => (await import('./parser.proof.ts')).proveParser(extent),
  R16: async () => (await import('./isolation.proof.ts')).proveIsolation(),
  R17: async () => (await import('./secrets.proof.ts')).proveSecrets(),
  'R1 on servers': async (extent) => (await import('./fleet-load.proof.ts')).proveFleet(extent),
  'R3 on servers': async (extent) => (await import('./fleet-store-faults.proof.ts')).proveStoreFaults(extent),
  'R4 on servers': async (extent) => (await import('./fleet-projections.proof.ts')).proveFleetProjections(extent),
  'R5 on servers': async (extent) => (await import('./redelivery.proof.ts')).proveRedeliveryOnServers(extent),
  'R6 on servers,R7 on servers': async (extent) => (await import('./fleet-race.proof.ts')).proveFleetRaces(extent),
  R20: async (extent) => (await import('./repeats.proof.ts')).proveRepeats(extent),
};
const usage = `
npm run proof [-- options]

Proves reliability (R1–R20), and publishes in docs/figures when all has been run in full.

  --only <ids>     these only, separated by commas: R1,"R1 on servers"
  --quick          in small, in seconds
  --kills <n>      how many kills of R1 (500; 3 with --quick)
  --publish        publish also a part, beside what is published of the others
  --help           this text

There are: ${Object.keys(all).join(', ')}.
`;
const { given, only } = runOptions({
  usage,
  options: { quick: { type: 'boolean' }, kills: { type: 'string' }, publish: { type: 'boolean' } },
  ids: Object.keys(all).flatMap((ids) => ids.split(',')),
});
const quick = given.quick === true;
const extent: Extent = { quick, kills: wholeNumber('kills', given.kills) ?? (quick ? 3 : 500) };
const proofs: Proof[] = [];
for (const [ids, prove] of Object.entries(all)) {
  if (only && !ids.split(',').some((id) => only.includes(id))) continue;
  const started = performance.now();
  // A proof that breaks off proves nothing, and keeps none of the others from being run.
  const failed = (error: unknown): Proof => ({ id: ids, what: 'broke off', result: String(error), holds: false });
  proofs.push(...[await prove(extent).catch(failed)].flat());
  process.stderr.write(`${ids}: ${Math.round((performance.now() - started) / 1_000)} s\n`);
}
const part = quick || only !== undefined;
if (part && !given.publish) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`);
else publishProofs(proofs, { beside: part });
// What a proof that broke off left open holds nobody up.
process.exit(proofs.some(({ holds }) => !holds) ? 1 : 0);
