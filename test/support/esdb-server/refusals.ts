import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Expected } from './stored-event.js';

/** An error as a real server's gRPC service gives it: a status, and trailers that the client makes its errors from. */
export function refusal(code: status, details: string, trailers: Readonly<Record<string, string>> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
}

export const handlerThrew = () => refusal(status.UNKNOWN, 'Exception was thrown by handler.');

export function streamDeleted(stream: string): ServiceError {
  const trailers = { exception: 'stream-deleted', 'stream-name': stream };
  return refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, trailers);
}

export function appendTooLarge(maximum: number): ServiceError {
  return refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${maximum} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(maximum),
  });
}

export function deleteFailed(stream: string, expected: Expected, current: number | null): ServiceError {
  const [wanted, actual] = [String(versionNumber(expected)), String(current ?? -1)];
  const details = `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${wanted}, Actual version: ${actual}`;
  return refusal(status.FAILED_PRECONDITION, details, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': wanted,
    'actual-version': actual,
  });
}

export function messageTooLarge(): ServiceError {
  return refusal(status.RESOURCE_EXHAUSTED, 'Received message exceeds the maximum configured message size.');
}

function versionNumber(expected: Expected): number {
  if (typeof expected === 'number') return expected;
  return { no_stream: -1, any: -2, stream_exists: -4 }[expected];
}
