import type { EventData, ResolvedEvent } from '@eventstore/db-client';
import type { EventToAppend, RecordedEvent } from '../event-store.port.js';
import { toPosition } from './position.js';

/** Marks metadata that isn't JSON to the client, which would parse it, and so lose its bytes. */
const TEXT_MARK = 0;

/**
 * As the client takes it. It parses JSON that it reads, and the text is had again by writing it; where that would give
 * another text (`{"10":1,"9":2}` has another order in JavaScript) the bytes go as they are.
 */
export function toEventData({ id, type, data, metadata }: EventToAppend): EventData {
  const kept = parseExactly(metadata);
  const common = { id, type, metadata: kept ? kept.value : new Uint8Array([TEXT_MARK, ...Buffer.from(metadata)]) };
  const json = parseExactly(data);
  // What came out of JSON.parse is JSON, `null` too, whatever the client's types say.
  if (json) return { ...common, contentType: 'application/json', data: json.value } as EventData;
  return { ...common, contentType: 'application/octet-stream', data: new Uint8Array(Buffer.from(data)) } as EventData;
}

export function toRecordedEvent({ event }: ResolvedEvent, prefix: string): RecordedEvent {
  if (!event?.position) throw new TypeError('an event came without its position');
  const { id, type, data, metadata, isJson, streamId, revision, position } = event;
  return {
    id,
    type,
    data: isJson ? JSON.stringify(data) : decodeText(data as Uint8Array),
    metadata: metadata instanceof Uint8Array ? decodeText(metadata.subarray(1)) : JSON.stringify(metadata ?? {}),
    stream: streamId.slice(prefix.length),
    revision: Number(revision),
    position: toPosition(position),
  };
}

/** What a server counts against its limit for one append. */
export function appendSize(events: readonly EventToAppend[]): number {
  return events.reduce(
    (sum, { type, data, metadata }) => sum + Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length,
    0,
  );
}

/** A value that is written as exactly this text; null where there is none, or where the client takes it for none. */
function parseExactly(text: string): { readonly value: unknown } | null {
  try {
    const value = JSON.parse(text) as unknown;
    return value !== null && typeof value === 'object' && JSON.stringify(value) === text ? { value } : null;
  } catch {
    return null;
  }
}

function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
