import { type Application, newestHead, taskStates, type ViewProgress } from '@attestory/application';
import { splitMetadata } from '@attestory/audit';
import type { ServiceStatus, ViewStatus } from '../telemetry/status-figures.js';

/** How far the views are, what waits to be done, and what this process leads. */
export async function serviceStatus(
  app: Pick<Application, 'store' | 'codec' | 'clock' | 'views'>,
  progress: readonly Pick<ViewProgress, 'name' | 'seen'>[],
  leading: ReadonlyMap<string, boolean>,
): Promise<ServiceStatus> {
  const end = await app.store.head();
  const views = await Promise.all(
    progress.map(async (one) => [one.name, await viewStatus(app, await one.seen(), end)] as const),
  );
  return {
    views: Object.fromEntries(views),
    tasks: await taskStates(app),
    head: await newestHead(app),
    leading: Object.fromEntries(leading),
  };
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
