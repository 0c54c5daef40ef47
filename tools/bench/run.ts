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
import { runOptions, wholeNumber } from '../run-options.ts';

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
const usage = `
npm run bench [-- options]

Measures the performance figures (P1–P23), and publishes them in docs/figures when all have been measured in full.

  --only <ids>     these only, separated by commas: P1,P10
  --quick          once and in small, to see that it works
  --size <n>       how many of what the figure counts
  --publish        publish also a part, beside what is published of the others
  --help           this text

There are: ${Object.keys(all).join(', ')}.
`;
const options = runOptions({
  usage,
  options: { quick: { type: 'boolean' }, size: { type: 'string' }, publish: { type: 'boolean' } },
  ids: Object.keys(all).flatMap((ids) => ids.split(',')),
});
const { only } = options;
const quick = options.quick === true;
const size = wholeNumber('size', options.size);
const scale = { runs: quick ? 1 : 5, quick, size };

const figures: Figure[] = [];
for (const [ids, { of, measure }] of Object.entries(all)) {
  if (only && !ids.split(',').some((id) => only.includes(id))) continue;
  process.stderr.write(`bench: ${of} (${ids})\n`);
  figures.push(...(await measure(scale)));
}
const part = Boolean(quick || only || size);
if (part && !options.publish) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else publishFigures(figures, { beside: part });
