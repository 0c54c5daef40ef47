import type { ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { isStreamMissing, SilentServerError, unavailable } from './failures.js';

/**
 * What a read gives; nothing for a stream that isn't there.
 * @throws EventStoreUnavailableError also when the server falls silent for longer than the patience
 */
export async function readToEnd(
  reading: StreamingRead<ResolvedEvent>,
  patience: number,
): Promise<readonly ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  // An error that comes when nobody reads any more would end the process.
  reading.on('error', () => undefined);
  const timer = setTimeout(() => reading.destroy(new SilentServerError(patience)), patience);
  try {
    for await (const event of reading) {
      events.push(event);
      timer.refresh();
    }
    return events;
  } catch (error) {
    if (isStreamMissing(error)) return [];
    void reading.cancel().catch(() => undefined);
    throw unavailable(error);
  } finally {
    clearTimeout(timer);
  }
}
