import { type HeadSigned, streams } from '@attestory/domain';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import type { EventCodec } from '../codec/event-codec.js';

export interface NewestHead {
  readonly leaves: number;
  readonly root: string;
  readonly at: string;
  /** Of the event that says so. */
  readonly eventId: string;
}

/** The newest signed head, as the log has it, whichever process signed it; null before the first. */
export async function newestHead({
  store,
  codec,
}: {
  readonly store: Pick<EventStore, 'lastEvent'>;
  readonly codec: EventCodec;
}): Promise<NewestHead | null> {
  const last = await store.lastEvent(streams.heads);
  return last && headIn(last, codec);
}

/** The head that an event signs; null when it is no such event. */
export async function headIn(recorded: RecordedEvent, codec: EventCodec): Promise<NewestHead | null> {
  const [event] = await codec.decode([recorded]);
  if (event?.type !== 'HeadSigned') return null;
  const { leaves, root, time: at } = (event.data as HeadSigned['data']).head;
  return { leaves, root, at, eventId: recorded.id };
}
