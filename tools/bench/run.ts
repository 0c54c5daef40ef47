import { type Figure, type Measurement, publishFigures } from './figures.ts';
import { runOptions, wholeNumber } from '../run-options.ts';

const all: Record<string, () => Promise<Measurement>> = {
  'P1,P2': async () => (await import('./appends.bench.ts')).appends,
  'P3,P4,P6': async () => (await import('./signing.bench.ts')).signatures,
  P5: async () => (await import('./signing-on-servers.bench.ts')).signingOnServers,
  P9: async () => (await import('./read-your-writes.bench.ts')).readYourWrites,
  P19: async () => (await import('./together.bench.ts')).together,
  P7: async () => (await import('./rebuild.bench.ts')).rebuilds,
  P8: async () => (await import('./rebuild-on-servers.bench.ts')).rebuildsOnServers,
  P10: async () => (await import('./lists.bench.ts')).lists,
  'P11,P12': async () => (await import('./pdf-work.bench.ts')).sealing,
  'P14,P15': async () => (await import('./large.bench.ts')).large,
  P16: async () => (await import('./audit.bench.ts')).verification,
  P22: async () => (await import('./pdf-work.bench.ts')).verdicts,
  P23: async () => (await import('./purge.bench.ts')).purges,
  P24: async () => (await import('./signing-page.bench.ts')).signingPage,
  P21: async () => (await import('./cold-start.bench.ts')).coldStarts,
};
const usage = `
npm run bench [-- options]

Measures the performance figures (P1–P24), and publishes them in docs/figures when all have been measured in full.

  --only <ids>     these only, separated by commas: P1,P10
  --quick          once and in small, to see that it works
  --size <n>       how many of what the figure counts
  --publish        publish also a part, beside what is published of the others
  --help           this text

There are: ${Object.keys(all).join(', ')}.
`;
const { given, only } = runOptions({
  usage,
  options: { quick: { type: 'boolean' }, size: { type: 'string' }, publish: { type: 'boolean' } },
  ids: Object.keys(all).flatMap((ids) => ids.split(',')),
});
const quick = given.quick === true;
const size = wholeNumber('size', given.size);
const scale = { runs: quick ? 1 : 5, quick, size };

const figures: Figure[] = [];
for (const [ids, load] of Object.entries(all)) {
  if (only && !ids.split(',').some((id) => only.includes(id))) continue;
  const { of, measure } = await load();
  process.stderr.write(`bench: ${of} (${ids})\n`);
  figures.push(...(await measure(scale)));
}
const part = Boolean(quick || only || size);
if (part && !given.publish) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else publishFigures(figures, { beside: part });
