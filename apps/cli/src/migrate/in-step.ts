import type { EventStore, RecordedEvent } from '@attestory/event-store';

/** What stands at one place of two logs; undefined behind the end of one. */
export type Pair = readonly [source: RecordedEvent | undefined, target: RecordedEvent | undefined];

/** Reads two logs side by side, each in its order. */
export async function* inStep(source: EventStore, target: EventStore): AsyncGenerator<Pair> {
  const [one, other] = [eventsOf(source), eventsOf(target)];
  try {
    for (;;) {
      const [a, b] = [await one.next(), await other.next()];
      if (a.done && b.done) return;
      yield [a.done ? undefined : a.value, b.done ? undefined : b.value];
    }
  } finally {
    await one.return(undefined);
    await other.return(undefined);
  }
}

/** Whether it is the same event, byte for byte; where it stands in the log is the store's business. */
export function isSame(a: RecordedEvent, b: RecordedEvent): boolean {
  return (
    a.id === b.id &&
    a.stream === b.stream &&
    a.revision === b.revision &&
    a.type === b.type &&
    a.data === b.data &&
    a.metadata === b.metadata
  );
}

async function* eventsOf(store: EventStore): AsyncGenerator<RecordedEvent, undefined> {
  for await (const batch of store.readAll()) yield* batch;
}
