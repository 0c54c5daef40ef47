import { type Decider, type DomainEvent, foldAll, type Logged } from '@attestory/domain';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import type { DecodedEvent } from './codec/decoded-events.js';
import type { EventCodec } from './codec/event-codec.js';
import { EventDamagedError } from './codec/stored-event.js';

type Folding<E extends DomainEvent, S> = Pick<Decider<never, E, S, unknown>, 'initial' | 'evolve'>;

/** A stream as the log has it now. Shared between readers: nobody changes it. */
export interface LoadedStream<E extends DomainEvent, S> {
  readonly state: S;
  readonly events: readonly (Logged<E> & Pick<DecodedEvent, 'about'>)[];
  /** -1: no stream. */
  readonly revision: number;
}

/** As it was read last, with every hash and its chain checked. */
interface KnownStream {
  readonly last: RecordedEvent;
  readonly events: readonly DecodedEvent[];
  /** Whose keys opened it. While all of them are there it is what decoding it again would give. */
  readonly subjects: readonly string[];
  readonly evolve: unknown;
  readonly state: unknown;
  readonly characters: number;
}

const mostCharacters = 16_000_000;

/**
 * Reads streams and remembers those used last, so that a command reads, checks, opens and folds only what is new. The log
 * decides still: each use reads on from the last event that is known, whoever appended, and that one must be there as it
 * was, else the stream is read from its beginning. One of whose subjects the key is gone is always
 * read anew.
 */
export class KnownStreams {
  private readonly known = new Map<string, KnownStream>();
  private characters = 0;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly most = mostCharacters,
  ) {}

  /** @throws EventDamagedError, NewerEventError, EventStoreUnavailableError */
  async load<E extends DomainEvent, S>(
    stream: string,
    { initial, evolve }: Folding<E, S>,
  ): Promise<LoadedStream<E, S>> {
    const before = await this.stillSo(stream);
    const recorded = await this.store.readStream(stream, { fromRevision: before?.last.revision ?? 0 });
    if (before && !isSame(recorded[0], before.last)) {
      this.forget(stream);
      return this.load(stream, { initial, evolve });
    }
    const added = before ? recorded.slice(1) : recorded;
    const { events: decoded, subjects } = await this.codec.open(added);
    checkChain(stream, before?.events.at(-1), decoded);
    const fresh = decoded as unknown as LoadedStream<E, S>['events'];
    const events = before ? [...(before.events as unknown as LoadedStream<E, S>['events']), ...fresh] : fresh;
    const isFolded = before?.evolve === evolve;
    const state = isFolded ? foldAll(evolve, before?.state as S, fresh) : foldAll(evolve, initial, events);
    const last = recorded.at(-1);
    if (last)
      this.remember(stream, {
        ...{ last, events: events as unknown as readonly DecodedEvent[], evolve, state },
        subjects: [...new Set([...(before?.subjects ?? []), ...subjects])],
        characters: added.reduce((sum, event) => sum + sizeOf(event), before?.characters ?? 0),
      });
    return { state, events, revision: events.length - 1 };
  }

  /** What is known of a stream, if nothing in it was erased since. */
  private async stillSo(stream: string): Promise<KnownStream | undefined> {
    const known = this.known.get(stream);
    if (!known || (await this.codec.hasKeys(stream, known.subjects))) return known;
    this.forget(stream);
    return undefined;
  }

  private remember(stream: string, fresh: KnownStream): void {
    this.forget(stream);
    this.known.set(stream, fresh);
    this.characters += fresh.characters;
    for (const oldest of this.known.keys()) {
      if (this.characters <= this.most) return;
      this.forget(oldest);
    }
  }

  /** The next use reads the whole stream again. */
  forget(stream: string): void {
    this.characters -= this.known.get(stream)?.characters ?? 0;
    this.known.delete(stream);
  }
}

/** A stream that lost or swapped an event decides nothing. */
function checkChain(stream: string, before: DecodedEvent | undefined, events: readonly DecodedEvent[]): void {
  let [revision, hash] = [before?.meta.revision ?? -1, before?.meta.hash ?? null];
  for (const { meta, about } of events) {
    if (meta.revision !== ++revision || about.previousHash !== hash)
      throw new EventDamagedError(`${stream}: its chain breaks at revision ${revision}`);
    hash = meta.hash;
  }
}

function sizeOf({ data, metadata }: RecordedEvent): number {
  return data.length + metadata.length;
}

function isSame(a: RecordedEvent | undefined, b: RecordedEvent): boolean {
  return (
    a !== undefined && a.id === b.id && a.position === b.position && a.data === b.data && a.metadata === b.metadata
  );
}
