import {
  canonicalize,
  type EventAbout as AuditedAbout,
  hashEvent,
  type JsonValue,
  sealMetadata,
  splitMetadata,
} from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { DomainEvent, EventMeta, Instant, Logged, Sha256 } from '@attestory/domain';
import type { EventToAppend, RecordedEvent } from '@attestory/event-store';
import type { KeyVault } from '@attestory/key-vault';
import { hide, isHidden, reveal } from './personal-cipher.js';
import { isKnownType, type PersonalField, personalFieldsOf } from './personal-fields.js';

/** The version of event shapes that this program writes. */
export const schemaVersion = 1;

/** What is said about an event beside its data (domain.md, Audit). */
export type EventAbout = AuditedAbout & { readonly time: Instant };

/** An event to be encoded: what happened, and its place in its stream. */
export interface EventDraft {
  readonly event: DomainEvent;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly about: EventAbout;
}

/** A stored event isn't what was stored: its hash differs, or it can't be read. */
export class EventDamagedError extends Error {
  override readonly name = 'EventDamagedError';
}

/** Turns facts into stored texts and back: personal data hidden, canonical JSON, hash. */
export class EventCodec {
  constructor(private readonly keys: KeyVault) {}

  /** Encodes events of one stream that follow each other; each takes the hash of the one before. */
  async encode(
    drafts: readonly EventDraft[],
  ): Promise<{ events: readonly EventToAppend[]; hashes: readonly string[] }> {
    const keys = await this.keysFor(drafts);
    let previousHash = drafts[0]?.about.previousHash ?? null;
    const encoded = drafts.map((draft) => {
      const one = encodeOne(draft, previousHash, keys);
      previousHash = one.hash;
      return one;
    });
    return { events: encoded.map(({ event }) => event), hashes: encoded.map(({ hash }) => hash) };
  }

  /** @throws EventDamagedError, HiddenValueDamagedError */
  async decode(recorded: readonly RecordedEvent[]): Promise<readonly (Logged & { readonly about: EventAbout })[]> {
    const parsed = recorded.map(parse);
    const keys = await this.keysOf(parsed.flatMap(({ hidden, meta }) => hidden.map((h) => [meta.stream, h.subject])));
    return parsed.map((event) => open(event, keys));
  }

  private async keysFor(drafts: readonly EventDraft[]): Promise<Map<string, Uint8Array>> {
    const wanted = new Map<string, { scope: string; subject: string }>();
    for (const { event, stream } of drafts)
      for (const field of personalFieldsOf(event))
        if (valueAt(event.data, field) !== undefined)
          wanted.set(`${stream}/${field.subject}`, { scope: stream, subject: field.subject });
    if (wanted.size === 0) return new Map();
    const keys = await this.keys.ensure([...wanted.values()]);
    return new Map([...wanted.keys()].map((name, i) => [name, keys[i] as Uint8Array]));
  }

  private async keysOf(subjects: readonly (readonly string[])[]): Promise<Map<string, Uint8Array | null>> {
    const names = new Map(subjects.map(([scope, subject]) => [`${scope}/${subject}`, { scope, subject }]));
    if (names.size === 0) return new Map();
    const keys = await this.keys.get([...names.values()] as { scope: string; subject: string }[]);
    return new Map([...names.keys()].map((name, i) => [name, keys[i] ?? null]));
  }
}

function encodeOne(draft: EventDraft, previousHash: string | null, keys: ReadonlyMap<string, Uint8Array>) {
  const { event, id, stream, revision } = draft;
  const data = canonicalize(withHidden(draft, keys) as JsonValue);
  const about = canonicalize({ ...draft.about, previousHash } as unknown as JsonValue);
  const hash = hashEvent(sha256, { id, stream, revision, type: event.type, data, about });
  return { event: { id, type: event.type, data, metadata: sealMetadata(about, hash) }, hash };
}

function withHidden({ event, id, stream }: EventDraft, keys: ReadonlyMap<string, Uint8Array>): unknown {
  const fields = personalFieldsOf(event).filter((field) => valueAt(event.data, field) !== undefined);
  if (fields.length === 0) return event.data;
  const data = structuredClone(event.data) as Record<string | number, unknown>;
  for (const field of fields) {
    const value = valueAt(data, field);
    const key = keys.get(`${stream}/${field.subject}`);
    if (value === null || !key) continue;
    const parent = field.path.slice(0, -1).reduce<Record<string | number, unknown>>(
      // valueAt has seen each step.
      (object, step) => object[step] as Record<string | number, unknown>,
      data,
    );
    parent[field.path.at(-1) as string] = hide(value, key, field.subject, id, pointerOf(field.path));
  }
  return data;
}

function valueAt(data: unknown, field: PersonalField): unknown {
  let value = data as Record<string | number, unknown> | undefined;
  for (const step of field.path) value = value?.[step] as typeof value;
  return value;
}

interface Hidden {
  readonly path: readonly (string | number)[];
  readonly subject: string;
}

interface ParsedEvent {
  readonly type: DomainEvent['type'];
  readonly data: unknown;
  readonly hidden: readonly Hidden[];
  readonly meta: EventMeta;
  readonly about: EventAbout;
}

function parse(recorded: RecordedEvent): ParsedEvent {
  const { id, stream, revision, position, type, data, metadata } = recorded;
  const where = `event ${id} (${stream}, revision ${revision})`;
  const split = splitMetadata(metadata);
  if (!split) throw new EventDamagedError(`${where}: its metadata can't be read`);
  const hash = hashEvent(sha256, { id, stream, revision, type, data, about: split.about });
  if (hash !== split.hash) throw new EventDamagedError(`${where}: its hash differs from what is stored`);
  if (!isKnownType(type)) throw new EventDamagedError(`${where}: type ${type} is unknown; a newer version wrote it`);
  const about = JSON.parse(split.about) as EventAbout;
  if (about.schemaVersion > schemaVersion)
    throw new EventDamagedError(`${where}: schema version ${about.schemaVersion} is newer than ${schemaVersion}`);
  const { time, actor, commandId } = about;
  const meta = { id, stream, revision, position, time, actor, commandId, hash: hash as Sha256 };
  const value: unknown = JSON.parse(data);
  const hidden = data.includes('"$personal"') ? findHidden(value, []) : [];
  return { type, data: value, hidden, meta, about };
}

function findHidden(value: unknown, path: readonly (string | number)[]): Hidden[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isHidden(value)) return [{ path, subject: value.$personal.subject }];
  return Object.entries(value).flatMap(([key, member]) => findHidden(member, [...path, key]));
}

function open(event: ParsedEvent, keys: ReadonlyMap<string, Uint8Array | null>) {
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

function pointerOf(path: readonly (string | number)[]): string {
  return path.map((step) => `/${step}`).join('');
}
