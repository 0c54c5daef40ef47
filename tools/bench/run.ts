import { appends } from './appends.bench.ts';
import { verification } from './audit.bench.ts';
import { coldStarts } from './cold-start.bench.ts';
import { type Figure, type Measurement, publishFigures } from './figures.ts';
import { large } from './large.bench.ts';
import { lists } from './lists.bench.ts';
import { sealing, verdicts } from './pdf-work.bench.ts';
import { purges } from './purge.bench.ts';
import { readYourWrites } from './read-your-writes.bench.ts';
import { rebuilds } from './rebuild.bench.ts';
import { rebuildsOnServers } from './rebuild-on-servers.bench.ts';
import { signatures } from './signing.bench.ts';
import { signingOnServers } from './signing-on-servers.bench.ts';
import { together } from './together.bench.ts';

/** `npm run bench [-- --quick] [--only P1,P10] [--size 1000000] [--publish]`: prints the performance figures; publishes them when they are all there, or beside the others with `--publish`. */
const all: Record<string, Measurement> = {
  'P1,P2': appends,
  'P3,P4,P6': signatures,
  P5: signingOnServers,
  P9: readYourWrites,
  P19: together,
  P7: rebuilds,
  P8: rebuildsOnServers,
  P10: lists,
  'P11,P12': sealing,
  'P14,P15': large,
  P16: verification,
  P22: verdicts,
  P23: purges,
  P21: coldStarts,
};
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = option('only')?.split(',');
const size = option('size');
const quick = process.argv.includes('--quick');
const scale = { runs: quick ? 1 : 5, quick, size: size === undefined ? undefined : Number(size) };

const figures: Figure[] = [];
for (const [ids, { of, measure }] of Object.entries(all)) {
  if (only && !ids.split(',').some((id) => only.includes(id))) continue;
  process.stderr.write(`bench: ${of} (${ids})\n`);
  figures.push(...(await measure(scale)));
}
const part = Boolean(quick || only || size);
const publish = process.argv.includes('--publish');
if (part && !publish) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else publishFigures(figures, { beside: part });
