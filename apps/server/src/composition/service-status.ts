import { type Application, taskStates } from '@attestory/application';
import { splitMetadata } from '@attestory/audit';
import type { ServiceStatus, ViewStatus } from '../telemetry/status-figures.js';

/** Something that follows the log: what its views have seen so far. */
interface Follower {
  readonly projection: { readonly name: string };
  readonly seen: string | null;
}

/** How far the views are, and what waits to be done. */
export async function serviceStatus(
  app: Pick<Application, 'store' | 'clock' | 'views'>,
  followers: readonly Follower[],
  head: ServiceStatus['head'],
): Promise<ServiceStatus> {
  const end = await app.store.head();
  const views = await Promise.all(
    followers.map(async ({ projection, seen }) => [projection.name, await viewStatus(app, seen, end)] as const),
  );
  return { views: Object.fromEntries(views), tasks: await taskStates(app), head };
}

async function viewStatus(
  app: Pick<Application, 'store' | 'clock'>,
  seen: string | null,
  end: string | null,
): Promise<ViewStatus> {
  if (end === null || (seen !== null && seen >= end)) return { caughtUp: true, lag: 0 };
  return { caughtUp: false, lag: await ageOfNext(app, seen) };
}

/** Of the first event after a position, in seconds by our clock, which another machine's may be ahead of. */
async function ageOfNext(
  { store, clock }: Pick<Application, 'store' | 'clock'>,
  after: string | null,
): Promise<number> {
  for await (const [event] of store.readAll({ ...(after === null ? {} : { after }), batchSize: 1 })) {
    const about = event && splitMetadata(event.metadata)?.about;
    if (!about) break;
    const { time } = JSON.parse(about) as { readonly time: string };
    return Math.max(0, Date.parse(clock.now()) - Date.parse(time)) / 1_000;
  }
  // Damaged: the view can't get past it, and nobody can tell since when.
  return Number.NaN;
}
