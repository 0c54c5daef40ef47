import { hashEvent, splitMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { DomainEvent, EventMeta, Logged, Sha256 } from '@attestory/domain';
import type { RecordedEvent } from '@attestory/event-store';
import { type EventAbout, schemaVersion } from './event-about.js';
import { isHidden, pointerOf, reveal } from './personal-cipher.js';
import { isKnownType } from './personal-fields.js';

/** A stored event isn't what was stored: its hash differs, or it can't be read. */
export class EventDamagedError extends Error {
  override readonly name = 'EventDamagedError';
}

interface Hidden {
  readonly path: readonly (string | number)[];
  readonly subject: string;
}

/** An event whose stored bytes were checked, with its personal values still hidden. */
export interface ParsedEvent {
  readonly type: DomainEvent['type'];
  readonly data: unknown;
  readonly hidden: readonly Hidden[];
  readonly meta: EventMeta;
  readonly about: EventAbout;
}

/** A whole event of a type or schema version that this program does not know: one that does must read it. */
export class NewerEventError extends Error {
  override readonly name = 'NewerEventError';
}

/** Checks a stored event's hash and reads it. @throws EventDamagedError, NewerEventError */
export function parseStored(recorded: RecordedEvent): ParsedEvent {
  const { id, stream, revision, position, type, data, metadata } = recorded;
  const where = `event ${id} (${stream}, revision ${revision})`;
  const split = splitMetadata(metadata);
  if (!split) throw new EventDamagedError(`${where}: its metadata can't be read`);
  const hash = hashEvent(sha256, { id, stream, revision, type, data, about: split.about });
  if (hash !== split.hash) throw new EventDamagedError(`${where}: its hash differs from what is stored`);
  if (!isKnownType(type)) throw new NewerEventError(`${where}: type ${type} is unknown; a newer version wrote it`);
  const about = JSON.parse(split.about) as EventAbout;
  if (about.schemaVersion > schemaVersion)
    throw new NewerEventError(`${where}: schema version ${about.schemaVersion} is newer than ${schemaVersion}`);
  const { time, actor, commandId, causationId } = about;
  const meta = { id, stream, revision, position, time, actor, commandId, causationId, hash: hash as Sha256 };
  const value: unknown = JSON.parse(data);
  const hidden = data.includes('"$personal"') ? findHidden(value, []) : [];
  return { type, data: value, hidden, meta, about };
}

function findHidden(value: unknown, path: readonly (string | number)[]): Hidden[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isHidden(value)) return [{ path, subject: value.$personal.subject }];
  return Object.entries(value).flatMap(([key, member]) => findHidden(member, [...path, key]));
}

/** Opens the hidden values whose keys are there; null stands for those that were erased. @throws HiddenValueDamagedError */
export function openHidden(event: ParsedEvent, keys: ReadonlyMap<string, Uint8Array | null>) {
  const data = event.data as Record<string | number, unknown>;
  for (const { path, subject } of event.hidden) {
    const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((o, step) => o[step] as never, data);
    const last = path.at(-1) as string;
    const key = keys.get(`${event.meta.stream}/${subject}`);
    parent[last] = key ? reveal(parent[last] as never, key, event.meta.id, pointerOf(path)) : null;
  }
  return { type: event.type, data, meta: event.meta, about: event.about } as unknown as Logged & {
    readonly about: EventAbout;
  };
}
