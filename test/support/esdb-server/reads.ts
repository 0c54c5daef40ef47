import { status } from '@grpc/grpc-js';
import type { Log } from './log.js';
import type { Outlet } from './outlet.js';
import { refusal, streamDeleted } from './refusals.js';
import { eventResponse, type LogPosition, streamNotFound } from './responses.js';
import type { StoredEvent } from './stored-event.js';

interface Extent<From> {
  readonly from: From | 'start' | 'end';
  readonly isBackwards: boolean;
  readonly limit: number;
}

/** A revision is inclusive in both directions. */
export async function readStream(
  log: Log,
  outlet: Outlet,
  { stream, from, isBackwards, limit }: Extent<number> & { readonly stream: string },
): Promise<void> {
  const { streams } = log;
  if (streams.isTombstoned(stream)) throw streamDeleted(stream);
  if (streams.lastRevision(stream) < 0 || streams.isSoftDeleted(stream)) {
    await outlet.send(streamNotFound(stream));
    return outlet.end();
  }
  const revision = from === 'start' ? 0 : from === 'end' ? Number.MAX_SAFE_INTEGER : from;
  const visible = streams.visible(stream);
  const wanted = isBackwards
    ? visible.filter((event) => event.revision <= revision).toReversed()
    : visible.filter((event) => event.revision >= revision);
  await sendAll(outlet, wanted.slice(0, limit));
}

/** A position is inclusive forwards, exclusive backwards. A read of none never ends, as on a real server. */
export async function readAll(
  log: Log,
  outlet: Outlet,
  { from, isBackwards, limit }: Extent<LogPosition>,
): Promise<void> {
  if (limit === 0) return;
  const start = from === 'start' ? 0 : from === 'end' ? log.endPosition : from.commit;
  const index = log.indexAt(start);
  if (start !== 0 && start < log.endPosition && log.events[index]?.position !== start) {
    throw refusal(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');
  }
  const wanted = isBackwards
    ? log.events.slice(Math.max(0, index - limit), index).toReversed()
    : log.events.slice(index, index + limit);
  await sendAll(outlet, wanted);
}

async function sendAll(outlet: Outlet, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    if (outlet.isGone) return;
    await outlet.send(eventResponse(event));
  }
  outlet.end();
}
