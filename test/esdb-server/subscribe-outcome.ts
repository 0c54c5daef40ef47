import { eventTypeFilter, excludeSystemEvents, type Filter, streamNameFilter } from '@eventstore/db-client';
import { encodeError } from './encode.js';
import type { Stage } from './player.js';
import type { Step } from './recording.js';
import { SubscriptionLog } from './subscription-log.js';

const PATIENCE_MS = 5_000;

type Args = Readonly<Record<string, unknown>> & { readonly stream: string; readonly options?: object };
type RecordedFilter = Record<string, never> & { readonly by: string; readonly checkpoints?: boolean };

export async function subscribe(stage: Stage, step: Step, { stream, options }: Args): Promise<unknown> {
  const log = new SubscriptionLog(stage.names, step);
  try {
    log.watch(open(stage, step, log, stream, options));
  } catch (error) {
    return { thrownOnCall: true, error: encodeError(error, stage.names) };
  }
  stage.logs.set(step.as ?? '', log);
  const expected = (step.outcome as { ok: { emitted: unknown[] } }).ok.emitted.length;
  // The recorder let events grow older than a stream's $maxAge.
  if (expected === 2 && step.as === 'pause') await new Promise((resolve) => setTimeout(resolve, step.settleMs));
  const bulk = stage.bulk.get(stage.read(step.countAgainst) as string);
  const emitted = await log.take(expected, PATIENCE_MS, bulk);
  return { ok: { returned: log.subscription?.constructor.name, idIs: typeof log.subscription?.id, emitted } };
}

function open({ client }: Stage, step: Step, log: SubscriptionLog, stream: string, options: object | undefined) {
  if (step.op === 'subscribeToStream') return client.subscribeToStream(stream, options);
  const recorded = (options as { filter?: RecordedFilter } | undefined)?.filter;
  return client.subscribeToAll({ ...options, ...(recorded && { filter: toFilter(recorded, log) }) });
}

function toFilter({ by, checkpoints, ...rest }: RecordedFilter, log: SubscriptionLog): Filter {
  const checkpointReached: Filter['checkpointReached'] = (_, position) => log.checkpoint(position);
  const given = { ...rest, ...(checkpoints && { checkpointReached }) } as never;
  if (by === 'streamName') return streamNameFilter(given);
  return by === 'eventType' ? eventTypeFilter(given) : excludeSystemEvents(given);
}
