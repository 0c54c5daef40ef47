import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { EventStoreUnavailableError } from '../event-store.port.js';

/** Our own time-outs: a client's deadline is ignored by reads and by most appends. */
export class SilentServerError extends Error {
  override readonly name = 'SilentServerError';
  constructor(milliseconds: number) {
    super(`the server gave no answer in ${milliseconds} ms`);
  }
}

/** A failure after which it is known that nothing was stored. */
export function isCertainlyNotStored(error: unknown): boolean {
  if (error instanceof AccessDeniedError || error instanceof StreamDeletedError || error instanceof NotLeaderError) {
    return true;
  }
  return wasNeverSent(error);
}

/** The connection wasn't there: other failures of a connection may have come after the server had stored. */
export function wasNeverSent(error: unknown): boolean {
  return /No connection established|Name resolution failed|Failed to discover/u.test(textOf(error));
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof MaxAppendSizeExceededError;
}

export function isStreamMissing(error: unknown): boolean {
  return error instanceof StreamNotFoundError;
}

/** Nothing of an append's content goes into the message: it reaches logs. */
export function unavailable(error: unknown, outcome: 'not-stored' | 'unknown' = 'not-stored'): Error {
  if (error instanceof EventStoreUnavailableError) return error;
  return new EventStoreUnavailableError(`EventStoreDB: ${textOf(error)}`, outcome, { cause: error });
}

export function textOf(error: unknown): string {
  if (error instanceof AccessDeniedError)
    return 'access denied: it doesn’t take the user or the password, or not for this';
  if (error instanceof StreamDeletedError) return `the stream ${error.streamName} was deleted on the server`;
  return (error as Error).message || (error as Error).constructor.name;
}

/** Rejects when it takes longer; what comes later is dropped. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SilentServerError(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
