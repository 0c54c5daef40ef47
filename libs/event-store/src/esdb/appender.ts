import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AppendResult as ClientResult,
  type EventStoreDBClient,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  type AppendResult,
  EventStoreUnavailableError,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  WrongExpectedRevisionError,
} from '../event-store.port.js';
import { toEventData } from './event-texts.js';
import { isCertainlyNotStored, isTooLarge, unavailable, within } from './failures.js';
import { FirstAlone } from './first-alone.js';
import { toPosition } from './position.js';
import { Slots } from './slots.js';
import type { StreamReader } from './stream-reader.js';

const AT_ONCE = 256;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 50;
/** The server drops an append whose deadline has passed; only after that is its silence an answer. */
const GRACE_MS = 500;

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

export interface AppendPatience {
  /** For an answer to an append, in milliseconds. */
  readonly answer: number;
  /** For a server that can be asked again, after an append whose outcome is unknown. */
  readonly readBack: number;
}

/** Appends over one connection, many at a time, and finds out what became of those that it lost sight of. */
export class Appender {
  private readonly slots = new Slots(AT_ONCE);
  private readonly connection = new FirstAlone();

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly prefix: string,
    private readonly reader: StreamReader,
    private readonly patience: AppendPatience,
  ) {}

  append(append: Append): Promise<AppendResult> {
    return this.slots.run(() => this.connection.run(() => this.settle(append)));
  }

  private async settle(append: Append): Promise<AppendResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(append);
      } catch (error) {
        if (error instanceof WrongExpectedVersionError) throw this.conflict(append, error.actualVersion);
        if (isTooLarge(error)) throw new RangeError(`the append to ${append.stream} is larger than the server takes`);
        if (isCertainlyNotStored(error)) throw unavailable(error);
        const stored = await this.readBack(append, error);
        if (stored) return stored;
        if (attempt === ATTEMPTS) throw unavailable(error, 'unknown');
      }
    }
  }

  private async attempt({ stream, expected, events }: Append): Promise<AppendResult> {
    const { answer } = this.patience;
    const expectedRevision = expected === 'no-stream' ? NO_STREAM : BigInt(expected);
    const options = { expectedRevision, deadline: answer, requiresLeader: true } as const;
    const sent = this.client.appendToStream(this.prefix + stream, events.map(toEventData), options);
    return this.check(stream, expected, events.length, await within(answer + GRACE_MS, sent));
  }

  private check(stream: string, expected: ExpectedRevision, count: number, result: ClientResult): AppendResult {
    const revision = Number(result.nextExpectedRevision);
    const isWhole = revision === (expected === 'no-stream' ? -1 : expected) + count;
    if (isWhole && result.position) return { revision, position: toPosition(result.position) };
    throw new EventStoreUnavailableError(`${stream} was deleted or truncated on the server`, 'unknown');
  }

  /**
   * Looks for the events of an append that failed. Found, they are stored; where others are, they never will be; where
   * nothing is, the same append may be made again, since a server knows a repeat by its ids.
   * @throws EventStoreUnavailableError `unknown` when the server can't be asked
   */
  private async readBack(append: Append, failure: unknown): Promise<AppendResult | null> {
    const { stream, expected, events } = append;
    const first = expected === 'no-stream' ? 0 : expected + 1;
    if (failure instanceof EventStoreUnavailableError) throw failure;
    const deadline = Date.now() + this.patience.readBack;
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      try {
        const left = Math.max(deadline - Date.now(), FIRST_PAUSE_MS);
        const found = await this.reader.page(stream, first, events.length, left);
        if (found.length === 0) return null;
        return isSame(events, found) ? resultOf(found) : await this.lose(append);
      } catch (error) {
        if (error instanceof WrongExpectedRevisionError) throw error;
        if (Date.now() + pause >= deadline) throw unavailable(failure, 'unknown');
        await sleep(pause);
      }
    }
  }

  private async lose(append: Append): Promise<never> {
    const last = await this.reader.last(append.stream);
    throw this.conflict(append, BigInt(last?.revision ?? 0));
  }

  private conflict({ stream, expected }: Append, actual: WrongExpectedVersionError['actualVersion']): Error {
    return new WrongExpectedRevisionError(stream, expected, typeof actual === 'bigint' ? Number(actual) : 'no-stream');
  }
}

function isSame(events: readonly EventToAppend[], found: readonly RecordedEvent[]): boolean {
  return events.every(({ id }, index) => found[index]?.id === id);
}

function resultOf(found: readonly RecordedEvent[]): AppendResult {
  const { revision, position } = found.at(-1) as RecordedEvent;
  return { revision, position };
}
