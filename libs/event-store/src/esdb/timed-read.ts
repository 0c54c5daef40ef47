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
  let timer: NodeJS.Timeout | undefined;
  // An error that comes when nobody reads any more would end the process.
  reading.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new SilentServerError(patience)), patience);
      reading.on('end', resolve).on('error', reject);
      reading.on('close', () => reject(new Error('the reading was broken off')));
      reading.on('data', (event) => {
        events.push(event);
        timer?.refresh();
      });
    });
    return events;
  } catch (error) {
    if (isStreamMissing(error)) return [];
    void reading.cancel().catch(() => undefined);
    throw unavailable(error);
  } finally {
    clearTimeout(timer);
    // To its end: the client keeps a stream whose answer came whole and was never taken, and waits for it when it closes.
    reading.removeAllListeners('data').resume();
  }
}
