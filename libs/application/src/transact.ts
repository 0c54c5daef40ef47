import { createSecretKey, type KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalize, type JsonValue } from '@attestory/audit';
import { type Decider, type DomainEvent, foldAll, type Logged } from '@attestory/domain';
import { categoryOf } from '@attestory/projections';
import {
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  WrongExpectedRevisionError,
} from '@attestory/event-store';
import { type EventAbout, schemaVersion } from './codec/event-about.js';
import type { EventCodec, EventDraft } from './codec/event-codec.js';
import { type CommandIdentity, contentHash, eventIdOf } from './command-identity.js';
import { KnownStreams } from './known-streams.js';
import type { Clock } from './ports/clock.port.js';
import { type Note, type Observer, unobserved } from './ports/observer.port.js';
import { SerialQueue } from './serial-queue.js';

/** A command's refusal: the decider's rejection, or one of transact's own. */
export class CommandRejectedError extends Error {
  override readonly name = 'CommandRejectedError';
  constructor(
    readonly rejection: { readonly code: string; readonly [member: string]: unknown },
    /** The state that refused, for answers that say more (ways out, for instance). */
    readonly state?: unknown,
  ) {
    super(rejection.code);
  }
}

export interface Transaction<C, E extends DomainEvent, S, R> {
  readonly stream: string;
  readonly decider: Decider<C, E, S, R>;
  /** The command; as a function of the state where it needs what is frozen in there. Throw CommandRejectedError to refuse. */
  readonly command: C | ((state: S) => C | Promise<C>);
  readonly identity: CommandIdentity;
  /** What the caller asked for: the same command id with other content is refused. */
  readonly content: unknown;
  /** If-Match: the revision that the caller has seen. */
  readonly ifRevision?: number;
  /** Looks at the state first; throws to refuse (authorization: what isn't theirs doesn't exist). */
  readonly guard?: (state: S) => void;
}

export interface TransactionResult<E extends DomainEvent, S> {
  /** After the command. */
  readonly state: S;
  /** Of the stream; -1 while it has no event. */
  readonly revision: number;
  /** Of the command's last event, or of the stream's last when nothing had to change; null: nothing at all. */
  readonly position: string | null;
  /** The events of this command, also when they were appended by an earlier try. */
  readonly events: readonly Logged<E>[];
  /** The stream up to and with this command: what its answer is made from, so that a repeat gives the same one. */
  readonly history: readonly Logged<E>[];
  /** They were there already: from an earlier call, or from a try of this one whose outcome was unknown. */
  readonly repeated: boolean;
}

const patience = 5_000;

type Again = 'conflict' | EventStoreUnavailableError;

/** Loads, folds, decides, appends: the one way into the log (architecture.md, decision 2). */
export class Transactor {
  private readonly queue = new SerialQueue();
  private readonly contentKey: KeyObject;
  private readonly streams: KnownStreams;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
    contentKey: Uint8Array,
    private readonly observer: Observer = unobserved,
  ) {
    this.contentKey = createSecretKey(contentKey);
    this.streams = new KnownStreams(store, codec);
  }

  /**
   * @throws CommandRejectedError when nothing of the command is stored
   * @throws EventStoreUnavailableError (`outcome: 'unknown'` when one of its tries may have been stored)
   */
  transact<C, E extends DomainEvent, S, R extends { readonly code: string }>(
    transaction: Transaction<C, E, S, R>,
  ): Promise<TransactionResult<E, S>> {
    const { stream, identity } = transaction;
    const details = {
      'attestory.stream': stream,
      'attestory.command.id': identity.commandId,
      'attestory.correlation.id': identity.correlationId,
    };
    return this.observer.step({ name: `command ${categoryOf(stream)}`, details }, (note) =>
      this.queue.run(stream, () => this.insist(transaction, note)),
    );
  }

  private async insist<C, E extends DomainEvent, S, R extends { readonly code: string }>(
    transaction: Transaction<C, E, S, R>,
    note: Note,
  ): Promise<TransactionResult<E, S>> {
    const deadline = Date.now() + patience;
    let unsure: EventStoreUnavailableError | null = null;
    for (let tries = 0; ; tries++) {
      const tried = await this.attempt(transaction, note).catch((error: unknown) => {
        if (!unsure || error instanceof CommandRejectedError) throw error;
        throw new EventStoreUnavailableError(unsure.message, 'unknown', { cause: error });
      });
      if (typeof tried === 'object' && 'state' in tried) return tried;
      if (tried instanceof EventStoreUnavailableError) unsure = tried;
      if (Date.now() > deadline) throw unsure ?? new CommandRejectedError({ code: 'busy' });
      this.observer.triedAgain(tried === 'conflict' ? 'conflict' : 'unknown');
      await sleep(Math.random() * Math.min(10 * 2 ** tries, 250));
    }
  }

  /** A stream's state as the log has it now. */
  load<E extends DomainEvent, S>(stream: string, decider: Pick<Decider<never, E, S, unknown>, 'initial' | 'evolve'>) {
    return this.streams.load<E, S>(stream, decider);
  }

  /** `conflict`: somebody was faster. An error that is given, not thrown: the outcome is unknown. Look again. */
  private async attempt<C, E extends DomainEvent, S, R extends { readonly code: string }>(
    transaction: Transaction<C, E, S, R>,
    note: Note,
  ): Promise<TransactionResult<E, S> | Again> {
    const { stream, decider, identity, ifRevision } = transaction;
    const loaded = await this.load<E, S>(stream, decider);
    transaction.guard?.(loaded.state);
    const hash = contentHash(this.contentKey, transaction.content);
    const own = loaded.events.filter((event) => event.meta.commandId === identity.commandId);
    if (own.length > 0) return repeat(decider, own, hash, loaded.events);
    if (ifRevision !== undefined && ifRevision !== loaded.revision) throw new CommandRejectedError({ code: 'stale' });

    const { command } = transaction;
    const resolved =
      typeof command === 'function' ? await (command as (s: S) => C | Promise<C>)(loaded.state) : command;
    note({ 'attestory.command.type': (resolved as { readonly type?: string }).type ?? 'unnamed' });
    const decision = decider.decide(resolved, loaded.state);
    if ('rejected' in decision) throw new CommandRejectedError(decision.rejected, loaded.state);
    if (decision.accepted.length === 0) return unchanged(loaded);
    return this.append(transaction, decision.accepted, loaded, hash);
  }

  private async append<C, E extends DomainEvent, S, R>(
    { stream, decider, identity }: Transaction<C, E, S, R>,
    accepted: readonly E[],
    loaded: { readonly state: S; readonly events: readonly Logged<E>[]; readonly revision: number },
    commandHash: string,
  ): Promise<TransactionResult<E, S> | Again> {
    const { commandId, actor, causationId, correlationId } = identity;
    const previousHash = loaded.events.at(-1)?.meta.hash ?? null;
    const common = { actor, causationId, commandHash, commandId, correlationId, previousHash, schemaVersion };
    const about: EventAbout = { ...common, time: this.clock.now() };
    // In the form in which they will be read again, so that the first answer and a repeat are the same to the letter.
    const facts = accepted.map((event) => ({ ...event, data: JSON.parse(canonicalize(event.data as JsonValue)) }) as E);
    const drafts = facts.map((event, index): EventDraft => {
      const id = eventIdOf(stream, commandId, index);
      return { event, id, stream, revision: loaded.revision + 1 + index, about };
    });
    const { events, hashes } = await this.codec.encode(drafts);
    try {
      const expected = loaded.revision < 0 ? 'no-stream' : loaded.revision;
      const { revision, position } = await this.store.append(stream, expected, events);
      if (!(await this.isOurs(stream, revision, events))) {
        this.streams.forget(stream);
        return 'conflict';
      }
      const state = facts.reduce((s, event) => decider.evolve(s, event), loaded.state);
      const logged = drafts.map(({ event, id, revision: r }, i) => {
        const meta = { id, stream, revision: r, position, time: about.time, actor, commandId, hash: hashes[i] };
        return { ...event, meta } as unknown as Logged<E>;
      });
      return { state, revision, position, events: logged, history: [...loaded.events, ...logged], repeated: false };
    } catch (error) {
      // What was known of the stream may be what was wrong.
      this.streams.forget(stream);
      if (error instanceof WrongExpectedRevisionError) return 'conflict';
      if (error instanceof EventStoreUnavailableError && error.outcome === 'unknown') return error;
      throw error;
    }
  }

  /**
   * A store takes an append whose ids are there already for a repeat, and answers as to the first. Another process may have
   * made that one from the same command at another moment: then the log doesn't hold what this one would answer.
   */
  private async isOurs(stream: string, revision: number, events: readonly EventToAppend[]): Promise<boolean> {
    try {
      const [stored] = await this.store.readStream(stream, { fromRevision: revision });
      return stored?.metadata === events.at(-1)?.metadata;
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
      throw new EventStoreUnavailableError(error.message, 'unknown', { cause: error });
    }
  }
}

function repeat<E extends DomainEvent, S>(
  { initial, evolve }: Pick<Decider<never, E, S, unknown>, 'initial' | 'evolve'>,
  own: readonly (Logged<E> & { readonly about: EventAbout })[],
  hash: string,
  events: readonly Logged<E>[],
): TransactionResult<E, S> {
  if (own[0]?.about.commandHash !== hash) throw new CommandRejectedError({ code: 'command-id-reused' });
  const last = own.at(-1) as Logged<E>;
  const { revision, position } = last.meta;
  const history = events.slice(0, revision + 1);
  return { state: foldAll<E, S>(evolve, initial, history), revision, position, events: own, history, repeated: true };
}

function unchanged<E extends DomainEvent, S>(loaded: {
  readonly state: S;
  readonly events: readonly Logged<E>[];
  readonly revision: number;
}): TransactionResult<E, S> {
  const position = loaded.events.at(-1)?.meta.position ?? null;
  const { state, revision, events: history } = loaded;
  return { state, revision, position, events: [], history, repeated: false };
}
