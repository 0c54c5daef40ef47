import {
  MongoAPIError,
  MongoClientClosedError,
  MongoCursorExhaustedError,
  MongoError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoServerError,
  MongoTopologyClosedError,
} from 'mongodb';
import { isDuplicateKey, MongoUnavailableError } from './mongo-database.js';

/** What a server says of a request that no other time would make right. */
const faultsOfRequests: ReadonlySet<unknown> = new Set([
  'BadValue',
  'FailedToParse',
  'TypeMismatch',
  'InvalidBSON',
  'CommandNotFound',
  'InvalidNamespace',
  'BSONObjectTooLarge',
]);

/** The driver lets some failures of its sockets through as they are. */
const faultsOfSockets: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

/** An error of the server's as ours; others as they are. Nothing that was to be stored goes into the message: it reaches logs. */
export function unavailable(error: unknown): unknown {
  if (!isTheServers(error)) return error;
  return new MongoUnavailableError(`MongoDB can’t be used: ${textOf(error)}`, { cause: error });
}

/** What happened, without what a server quotes of its documents. */
export function textOf(error: unknown): string {
  if (!(error instanceof MongoServerError)) return (error as Error).message || (error as Error).name;
  const said = [error.codeName, error.code].filter((part) => part !== undefined).join(' ');
  return `the server answers ${said || 'with an error'}`;
}

/** Whether the server, or the way to it, is the reason, and not what was asked. */
function isTheServers(error: unknown): boolean {
  if (faultsOfSockets.has((error as { readonly code?: unknown } | null)?.code)) return true;
  if (!(error instanceof MongoError) || isDuplicateKey(error)) return false;
  if (error instanceof MongoServerError) return !faultsOfRequests.has(error.codeName);
  if (!(error instanceof MongoAPIError)) return true;
  return (
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoClientClosedError ||
    error instanceof MongoServerClosedError ||
    // A cursor of a client that was closed: nobody reads on at an end.
    error instanceof MongoCursorExhaustedError
  );
}
