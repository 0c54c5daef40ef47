import { type Application, type ProjectionTools, rebuildProjection } from '@attestory/application';
import type { Projection } from '@attestory/projections';
import { projections } from '@attestory/server';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';
import { Steps } from '../steps.js';

interface Rebuilt {
  readonly projection: string;
  readonly events: number;
  readonly views: number;
  readonly stateHash: string;
  readonly eventsPerSecond: number;
}

/** `attestory rebuild`: makes views anew from the log, while the service runs. */
export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('make the views anew from the log; the old ones serve until then')
    .argument('[projection...]', `which ones (default: all): ${names().join(', ')}`)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  attestory rebuild\n  attestory rebuild invitation-details --json\n')
    .action((wanted: string[], options: { readonly json?: boolean }) => rebuild(wanted, options));
}

function names(): string[] {
  return Object.values(projections).map(({ name }) => name);
}

async function rebuild(wanted: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  const unknown = wanted.filter((name) => !names().includes(name));
  if (unknown.length > 0)
    throw new UsageError(`No projection ${unknown.join(', ')}. There are: ${names().join(', ')}.`);
  const chosen = Object.values(projections).filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const results = await withApplication(({ app, tools }) => rebuildAll(app, tools, chosen, json));
  print(json, { rebuilt: results }, () =>
    results
      .map((r) => `${r.projection.padEnd(22)} ${r.views} views from ${r.events} events, ${r.eventsPerSecond} events/s`)
      .join('\n'),
  );
}

/** One after another, each anew when a server went away in its middle; the old views serve meanwhile. */
export async function rebuildAll(
  { store }: Pick<Application, 'store'>,
  tools: ProjectionTools,
  chosen: readonly unknown[],
  json: boolean | undefined,
): Promise<readonly Rebuilt[]> {
  const steps = new Steps(json === true);
  const total = await steps.runBriefly(() => countEvents(store));
  const results: Rebuilt[] = [];
  for (const projection of chosen) results.push(await rebuildOne(projection as Projection, tools, total, steps));
  return results;
}

async function rebuildOne(
  projection: Projection,
  tools: ProjectionTools,
  total: number,
  steps: Steps,
): Promise<Rebuilt> {
  const started = performance.now();
  const result = await steps.run(projection.name, total, (progress) => rebuildProjection(tools, projection, progress));
  const seconds = (performance.now() - started) / 1_000;
  return { projection: projection.name, ...result, eventsPerSecond: Math.round(result.events / seconds) };
}

async function countEvents(store: { readAll(): AsyncIterable<readonly unknown[]> }): Promise<number> {
  let events = 0;
  for await (const batch of store.readAll()) events += batch.length;
  return events;
}
