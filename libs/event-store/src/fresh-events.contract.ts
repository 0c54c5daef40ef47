import { randomUUID } from 'node:crypto';
import type { EventToAppend, RecordedEvent } from './event-store.port.js';

/** A stream that nobody else uses. */
export function freshStream(): string {
  return `contract-${randomUUID()}`;
}

export function freshEvent(): EventToAppend {
  const id = randomUUID();
  return { id, type: 'ContractTested', data: `{"id":"${id}"}`, metadata: '{"schemaVersion":1}' };
}

export function freshEvents(count: number): EventToAppend[] {
  return Array.from({ length: count }, freshEvent);
}

export function ids(events: readonly EventToAppend[]): string[] {
  return events.map(({ id }) => id);
}

export async function collect(
  batches: AsyncIterable<readonly RecordedEvent[]>,
): Promise<readonly (readonly RecordedEvent[])[]> {
  const all: (readonly RecordedEvent[])[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
