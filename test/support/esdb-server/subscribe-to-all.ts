import type { EventFilter } from './event-filter.js';
import { followLog } from './follow-log.js';
import type { Log } from './log.js';
import type { Outlet } from './outlet.js';
import { caughtUp, checkpoint, confirmation, eventResponse, type LogPosition } from './responses.js';
import type { StoredEvent } from './stored-event.js';

const PAGE = 32;

/** A position is exclusive. Checkpoints come with a filter only. */
export async function subscribeToAll(
  log: Log,
  outlet: Outlet,
  from: LogPosition | 'start' | 'end',
  filter: EventFilter | null,
): Promise<void> {
  await outlet.send(confirmation());
  const start = from === 'start' ? { commit: 0, prepare: 0 } : from === 'end' ? endOf(log) : from;
  const isNew = ({ position }: StoredEvent) =>
    position > start.commit || (position === start.commit && start.prepare === 0);
  const catchingUp = { log, outlet, start, isNew };
  const next = filter ? await catchUpByPages(catchingUp, filter) : await catchUp(catchingUp);
  await outlet.send(caughtUp());
  let considered = 0;
  await followLog(log, outlet, next, async (event) => {
    if (filter?.matches(event) ?? true) await outlet.send(eventResponse(event));
    if (!filter || ++considered < filter.interval) return;
    considered = 0;
    await outlet.send(checkpoint({ commit: event.position, prepare: event.position }));
  });
}

interface CatchingUp {
  readonly log: Log;
  readonly outlet: Outlet;
  readonly start: LogPosition;
  readonly isNew: (event: StoredEvent) => boolean;
}

/** The index of the event that comes next. */
async function catchUp({ log, outlet, start, isNew }: CatchingUp): Promise<number> {
  let index = log.indexAt(start.commit);
  for (let event = log.events[index]; event && !outlet.isGone; event = log.events[++index]) {
    if (isNew(event)) await outlet.send(eventResponse(event));
  }
  return index;
}

/**
 * Pages of as many events as the filter's window, or of 32 that match. A page ends in a checkpoint when the interval is
 * over or the log's end is reached: the last event that matched or, without one, where the page began.
 */
async function catchUpByPages({ log, outlet, start, isNew }: CatchingUp, filter: EventFilter): Promise<number> {
  let page = start;
  let [index, considered] = [log.indexAt(start.commit), 0];
  while (!outlet.isGone) {
    let [looked, matched, reached] = [0, 0, page];
    for (; looked < filter.window && matched < PAGE && index < log.events.length; looked++, index++) {
      const event = log.events[index];
      if (!event || !filter.matches(event)) continue;
      matched++;
      reached = { commit: event.position, prepare: event.position };
      if (isNew(event)) await outlet.send(eventResponse(event));
    }
    considered += looked;
    const isAtEnd = index >= log.events.length;
    if (considered >= filter.interval || isAtEnd) await outlet.send(checkpoint(reached));
    considered %= filter.interval;
    if (isAtEnd) break;
    page = { commit: log.events[index]?.position ?? log.endPosition, prepare: 0 };
  }
  return index;
}

function endOf(log: Log): LogPosition {
  return { commit: log.endPosition, prepare: log.endPosition };
}
