import type { EventStore, RecordedEvent } from '@attestory/event-store';
import { UsageError } from '../context.js';
import { inStep, isSame } from './in-step.js';

/** Of one append, in characters: a server takes 1 MiB, and one may be three bytes long. */
const mostCharacters = 256 * 1_024;
const mostEvents = 200;

/**
 * Counts how many of the source's events the target holds, which must be its beginning.
 * @returns how many more the target holds than the source: it has gone on
 * @throws UsageError when the target holds anything else
 */
export async function compareLogs(source: EventStore, target: EventStore): Promise<{ there: number; more: number }> {
  const counts = { there: 0, more: 0 };
  for await (const [event, copy] of inStep(source, target)) {
    if (!copy) return counts;
    if (event && !isSame(event, copy))
      throw new UsageError(
        `the target’s log is another one from event ${counts.there + 1} on (${copy.stream}, revision ${copy.revision}): it must be empty, or hold an unfinished migration of the same source.`,
      );
    if (event) counts.there++;
    else counts.more++;
  }
  return counts;
}

/** Appends what the target lacks of the source, in the order of the log, one append at a time. */
export async function copyEvents(
  source: EventStore,
  target: EventStore,
  progress: (events: number) => void,
): Promise<void> {
  let done = 0;
  let waiting: RecordedEvent[] = [];
  const flush = async () => {
    const [first] = waiting;
    if (!first) return;
    const events = waiting.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
    await target.append(first.stream, first.revision === 0 ? 'no-stream' : first.revision - 1, events);
    done += waiting.length;
    progress(done);
    waiting = [];
  };
  const { there } = await compareLogs(source, target);
  let at = 0;
  for await (const batch of source.readAll())
    for (const event of batch) {
      if (at++ < there) {
        done++;
        continue;
      }
      if (!fits(event, waiting)) await flush();
      waiting.push(event);
    }
  await flush();
}

/** Whether an event may go with others: all of one stream, one after another. */
function fits(event: RecordedEvent, waiting: readonly RecordedEvent[]): boolean {
  const first = waiting[0];
  if (!first) return true;
  const characters = [...waiting, event].reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
  return first.stream === event.stream && waiting.length < mostEvents && characters <= mostCharacters;
}
