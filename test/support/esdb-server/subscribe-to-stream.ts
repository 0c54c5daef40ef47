import type { Log } from './log.js';
import type { Outlet } from './outlet.js';
import { streamDeleted } from './refusals.js';
import { caughtUp, confirmation, eventResponse } from './responses.js';
import { followLog } from './follow-log.js';

/** A revision is exclusive. A tombstone is the last that is given, as an event and then as an error. */
export async function subscribeToStream(
  log: Log,
  outlet: Outlet,
  stream: string,
  from: number | 'start' | 'end',
): Promise<void> {
  if (log.streams.isTombstoned(stream)) throw streamDeleted(stream);
  await outlet.send(confirmation());
  const last = log.streams.lastRevision(stream);
  let after = from === 'start' ? -1 : from === 'end' ? last : from;
  const next = log.events.length;
  for (const event of log.streams.isSoftDeleted(stream) ? [] : log.streams.visible(stream)) {
    if (event.revision > after) await outlet.send(eventResponse(event));
  }
  after = Math.max(after, last);
  await outlet.send(caughtUp());
  await followLog(log, outlet, next, async (event) => {
    if (event.stream !== stream) return;
    if (event.type === '$streamDeleted') {
      await outlet.send(eventResponse(event));
      throw streamDeleted(stream);
    }
    if (event.revision > after) await outlet.send(eventResponse(event));
  });
}
