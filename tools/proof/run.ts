import { type Proof, publishProofs } from '../bench/figures.ts';
import { proveFlushes } from './flush.proof.ts';
import { proveKills } from './kill.proof.ts';
import { proveRaces } from './race.proof.ts';
import { proveTampering } from './tamper.proof.ts';

/** `npm run proof [-- --kills 50] [-- --only R1,R2]`: prints and publishes the reliability proofs. */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const kills = Number(option('kills') ?? 50);
const only = option('only')?.split(',');
const all: Record<string, () => Promise<Proof | Proof[]>> = {
  R1: () => proveKills(kills),
  R2: proveFlushes,
  'R6,R7': proveRaces,
  R12: proveTampering,
};
const proofs: Proof[] = [];
for (const [ids, prove] of Object.entries(all))
  if (!only || ids.split(',').some((id) => only.includes(id))) proofs.push(...[await prove()].flat());
if (only) process.stdout.write(`${JSON.stringify(proofs, null, 2)}\n`);
else publishProofs(proofs);
if (proofs.some(({ holds }) => !holds)) process.exitCode = 1;
