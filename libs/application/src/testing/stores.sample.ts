import { randomBytes } from 'node:crypto';
import {
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  WrongExpectedRevisionError,
} from '@attestory/event-store';
import { KeyDestroyedError, type KeyRef, type KeyVault } from '@attestory/key-vault';

const nameOf = ({ scope, subject }: KeyRef) => `${scope}/${subject}`;

/** A key vault in memory. */
export class MemoryKeyVault implements KeyVault {
  readonly keys = new Map<string, Uint8Array>();
  private readonly destroyed = new Set<string>();

  async ensure(refs: readonly KeyRef[]) {
    return refs.map((ref) => {
      if (this.destroyed.has(nameOf(ref))) throw new KeyDestroyedError(ref);
      const key = this.keys.get(nameOf(ref)) ?? randomBytes(32);
      this.keys.set(nameOf(ref), key);
      return key;
    });
  }

  async get(refs: readonly KeyRef[]) {
    return refs.map((ref) => this.keys.get(nameOf(ref)) ?? null);
  }

  async destroy(refs: readonly KeyRef[]) {
    for (const ref of refs) {
      this.keys.delete(nameOf(ref));
      this.destroyed.add(nameOf(ref));
    }
  }

  async close() {}
}

/** What the next append does instead of appending as it should. */
export type Mishap =
  | 'none'
  | 'stored-but-unknown'
  | 'lost-and-unknown'
  | 'late-and-unknown'
  | 'not-stored'
  | 'somebody-was-faster';

/** An event store in memory, with mishaps to order. */
export class MemoryEventStore implements EventStore {
  readonly events: RecordedEvent[] = [];
  readonly mishaps: Mishap[] = [];
  appends = 0;
  /** From which revision each stream was read. */
  readonly reads: number[] = [];
  /** What `late-and-unknown` held back; it arrives just before the next append. */
  private late: (() => Promise<unknown>) | undefined;
  /** Appended by somebody else when `somebody-was-faster`. */
  rival: (() => Promise<void>) | undefined;

  async append(stream: string, expected: ExpectedRevision, added: readonly EventToAppend[]) {
    this.appends++;
    const mishap = this.mishaps.shift();
    if (mishap === 'not-stored') throw new EventStoreUnavailableError('disk full', 'not-stored');
    if (mishap === 'lost-and-unknown') throw new EventStoreUnavailableError('cut off', 'unknown');
    if (mishap === 'somebody-was-faster') await this.rival?.();
    if (mishap === 'late-and-unknown') {
      this.late = () => this.append(stream, expected, added);
      throw new EventStoreUnavailableError('cut off', 'unknown');
    }
    const late = this.late;
    this.late = undefined;
    await late?.();
    const last = this.events.filter((event) => event.stream === stream).slice(-added.length);
    if (added.length > 0 && added.every(({ id }, i) => id === last[i]?.id))
      return { revision: last.at(-1)?.revision as number, position: last.at(-1)?.position as string };
    const revision = this.events.filter((event) => event.stream === stream).length - 1;
    if (revision !== (expected === 'no-stream' ? -1 : expected))
      throw new WrongExpectedRevisionError(stream, expected, revision < 0 ? 'no-stream' : revision);
    for (const [i, event] of added.entries())
      this.events.push({
        ...event,
        stream,
        revision: revision + 1 + i,
        position: this.position(this.events.length + 1),
      });
    if (mishap === 'stored-but-unknown') throw new EventStoreUnavailableError('cut off', 'unknown');
    return { revision: revision + added.length, position: this.position(this.events.length) };
  }

  async readStream(stream: string, { fromRevision = 0 }: { fromRevision?: number } = {}) {
    this.reads.push(fromRevision);
    return this.events.filter((event) => event.stream === stream && event.revision >= fromRevision);
  }

  async lastEvent(stream: string) {
    return this.events.findLast((event) => event.stream === stream) ?? null;
  }

  async *readAll({ after = '', batchSize = 1_000 }: { after?: string; batchSize?: number } = {}) {
    const rest = this.events.filter(({ position }) => position > after);
    for (let i = 0; i < rest.length; i += batchSize) yield rest.slice(i, i + batchSize);
  }

  subscribe(): never {
    throw new Error('not used here');
  }

  async head() {
    return this.events.at(-1)?.position ?? null;
  }

  async close() {}

  private position(n: number): string {
    return String(n).padStart(8, '0');
  }
}
