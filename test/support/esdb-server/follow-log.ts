import { once } from 'node:events';
import type { Log } from './log.js';
import type { Outlet } from './outlet.js';
import type { StoredEvent } from './stored-event.js';

/** Handles each event from an index on, now and as they come, until the reader goes away. */
export async function followLog(
  log: Log,
  outlet: Outlet,
  from: number,
  handle: (event: StoredEvent) => Promise<void>,
): Promise<void> {
  for (let next = from; !outlet.isGone; ) {
    const event = log.events[next];
    if (event) {
      await handle(event);
      next++;
    } else {
      await outlet.until(once(log, 'grew', { signal: outlet.signal }));
    }
  }
}
