import type { Logged } from '@attestory/domain';
import type { RecordedEvent } from '@attestory/event-store';
import type { EventAbout } from './event-about.js';

/** A fact with everything that its metadata says. Shared between readers: nobody changes it. */
export type DecodedEvent = Logged & { readonly about: EventAbout };

/** An event that was decoded a moment ago, with the subjects whose keys opened it. */
export interface RememberedEvent {
  readonly event: RecordedEvent;
  readonly opened: DecodedEvent;
  readonly subjects: readonly string[];
}

const mostCharacters = 16_000_000;

/** The newest decoded events, by what was stored: other bytes under the same id are not found. */
export class DecodedEvents {
  private readonly entries = new Map<string, RememberedEvent>();
  private characters = 0;

  find(event: RecordedEvent): RememberedEvent | undefined {
    const entry = this.entries.get(event.id);
    return entry && isSame(entry.event, event) ? entry : undefined;
  }

  remember(event: RecordedEvent, opened: DecodedEvent, subjects: readonly string[]): void {
    this.forget(event.id);
    this.entries.set(event.id, { event, opened, subjects });
    this.characters += sizeOf(event);
    for (const id of this.entries.keys()) {
      if (this.characters <= mostCharacters) return;
      this.forget(id);
    }
  }

  private forget(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    this.characters -= sizeOf(entry.event);
  }
}

function sizeOf({ data, metadata }: RecordedEvent): number {
  return data.length + metadata.length;
}

function isSame(a: RecordedEvent, b: RecordedEvent): boolean {
  return (
    a.data === b.data &&
    a.metadata === b.metadata &&
    a.stream === b.stream &&
    a.revision === b.revision &&
    a.type === b.type &&
    a.position === b.position
  );
}
