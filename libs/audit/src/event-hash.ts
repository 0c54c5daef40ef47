import type { Sha256 } from './sha256.js';

/**
 * What is said about an event beside its data. Canonical JSON of it is a part of what the event's hash covers; together
 * with the hash it is the event's stored metadata. New members may come with a new schema version; all stay flat.
 */
export interface EventAbout {
  /** Who caused it: a kind and an id, never a name. */
  readonly actor: string;
  /** The event that led to it; null when a person's or program's request did. */
  readonly causationId: string | null;
  /** Keyed hash of the command's content. */
  readonly commandHash: string;
  readonly commandId: string;
  /** The request that this belongs to. */
  readonly correlationId: string;
  /** Hash of the event before it in its stream; null for the first. */
  readonly previousHash: string | null;
  readonly schemaVersion: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string;
}

/** An event's metadata as stored. */
export interface EventMetadata {
  readonly about: EventAbout;
  /** SHA-256 of the event's preimage, lowercase hex. */
  readonly hash: string;
}

/** What an event's hash covers. */
export interface HashedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Canonical JSON, as stored. */
  readonly data: string;
  /** Canonical JSON of `EventAbout`, as stored. */
  readonly about: string;
}

/** Metadata can't be sealed: its `about` isn't a flat JSON object, or the hash no SHA-256. */
export class MetadataShapeError extends Error {
  override readonly name = 'MetadataShapeError';
}

/**
 * The text whose SHA-256 is an event's hash: a domain tag, a line end, and the canonical JSON of about, data, id,
 * revision, stream and type. Joined from texts that are canonical already; nothing is parsed.
 *
 * No two different events share a preimage, not even malformed ones, as long as `about` is flat (`splitMetadata` sees to
 * that): read from the front, `about` ends at the first `}`; read from the end, the closing quotes of type, stream and id
 * and the digits of the revision each have just one beginning, as their texts are JSON strings; what is left is `data`.
 */
export function eventPreimage({ id, stream, revision, type, data, about }: HashedEvent): string {
  return joined(head + about, data, quoted(id), revision, quoted(stream), quoted(type));
}

/**
 * The same text from metadata as stored, of which `aboutEnd` told where `about` ends; stream and type are quoted already.
 * Cuts once instead of three times: a whole log is read like this.
 */
export function storedPreimage(
  metadata: string,
  end: number,
  data: string,
  id: string,
  revision: number,
  quotedStream: string,
  quotedType: string,
): string {
  return joined(metadata.slice(0, end), data, quoted(id), revision, quotedStream, quotedType);
}

function joined(front: string, data: string, id: string, revision: number, stream: string, type: string): string {
  return `attestory.event.v1\n${front},"data":${data},"id":${id},"revision":${revision},"stream":${stream},"type":${type}}`;
}

/** An event's hash, lowercase hex. */
export function hashEvent(sha256: Sha256, event: HashedEvent): string {
  return sha256(eventPreimage(event));
}

const head = '{"about":';
const middle = ',"hash":"';
const tail = '"}';
const hashLength = 64;
const afterAbout = middle.length + hashLength + tail.length;

/**
 * The stored metadata: canonical JSON of `EventMetadata`.
 * @throws MetadataShapeError when it couldn't be split again
 */
export function sealMetadata(about: string, hash: string): string {
  const metadata = head + about + middle + hash + tail;
  if (!splitMetadata(metadata)) throw new MetadataShapeError('about must be a flat JSON object, and hash a SHA-256');
  return metadata;
}

/**
 * Cuts stored metadata into the text of `about` and the hash, by place alone; null when it isn't of the one shape that
 * `sealMetadata` makes.
 */
export function splitMetadata(metadata: string): { readonly about: string; readonly hash: string } | null {
  const end = aboutEnd(metadata);
  if (end < 0) return null;
  const hash = metadata.slice(end + middle.length, -tail.length);
  return isSha256(hash) ? { about: metadata.slice(head.length, end), hash } : null;
}

/** Where `about` ends in stored metadata; -1 when it isn't of the one shape, but for the hash, which isn't looked at. */
export function aboutEnd(metadata: string): number {
  const end = metadata.length - afterAbout;
  if (end <= head.length || !metadata.startsWith(head) || !metadata.startsWith(middle, end)) return -1;
  if (!metadata.endsWith(tail)) return -1;
  // Flat: the first `}` is about's end, and there is no other `{`.
  if (metadata.charCodeAt(head.length) !== 0x7b || metadata.indexOf('}') !== end - 1) return -1;
  return metadata.indexOf('{', head.length + 1) === -1 ? end : -1;
}

/** Whether stored metadata, whose `about` ends there, carries this hash. */
export function carriesHash(metadata: string, end: number, hash: string): boolean {
  // slice() and === are several times as fast as startsWith().
  return metadata.slice(end + middle.length, -tail.length) === hash;
}

const sha256Shape = /^[0-9a-f]{64}$/;

/** Whether a text is a SHA-256 in lowercase hex. */
export function isSha256(text: string): boolean {
  return sha256Shape.test(text);
}

const needsNoEscape = /^[A-Za-z0-9._:-]*$/;

/** A text as a JSON string. */
export function quoted(text: string): string {
  return needsNoEscape.test(text) ? `"${text}"` : JSON.stringify(text);
}
