import { canonicalize, hashEvent, type JsonValue, sealMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { DomainEvent } from '@attestory/domain';
import type { EventToAppend, RecordedEvent } from '@attestory/event-store';
import type { KeyVault } from '@attestory/key-vault';
import { type DecodedEvent, DecodedEvents, type RememberedEvent } from './decoded-events.js';
import type { EventAbout } from './event-about.js';
import { KeyInstances } from './key-instances.js';
import { hide, pointerOf } from './personal-cipher.js';
import { personalFieldsOf } from './personal-fields.js';
import { replacePersonal, valueAt } from './replace-personal.js';
import { openHidden, type ParsedEvent, parseStored } from './stored-event.js';

/** An event to be encoded: what happened, and its place in its stream. */
export interface EventDraft {
  readonly event: DomainEvent;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly about: EventAbout;
}

/** Decoded events of any streams. */
export interface OpenedEvents {
  readonly events: readonly DecodedEvent[];
  /** Whose personal values are in them, within their streams; also where their keys are gone. */
  readonly subjects: readonly string[];
}

/** Turns facts into stored texts and back: personal data hidden, canonical JSON, hash. */
export class EventCodec {
  private readonly decoded = new DecodedEvents();
  private readonly instances = new KeyInstances();

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

  /**
   * Reads stored events: each hash is checked, each personal value opened, or null when its key is gone. What was read a
   * moment ago, byte for byte the same, isn't worked out again (projections and commands read the same new events).
   * @param remember false for a long read that nobody repeats
   * @throws EventDamagedError, NewerEventError, HiddenValueDamagedError
   */
  async decode(
    recorded: readonly RecordedEvent[],
    options: { readonly remember?: boolean } = {},
  ): Promise<readonly DecodedEvent[]> {
    return (await this.open(recorded, options)).events;
  }

  /**
   * As `decode`; tells whose values are in them, too.
   * @throws EventDamagedError, NewerEventError, HiddenValueDamagedError
   */
  async open(
    recorded: readonly RecordedEvent[],
    { remember = true }: { readonly remember?: boolean } = {},
  ): Promise<OpenedEvents> {
    const entries = recorded.map((event) => this.decoded.find(event) ?? { parsed: parseStored(event), event });
    const keys = await this.keysOf(
      entries.flatMap((entry) => subjectsOf(entry).map((subject) => [entry.event.stream, subject])),
    );
    const events = entries.map((entry) => {
      const { stream } = entry.event;
      const missing = subjectsOf(entry).some((subject) => !keys.get(`${stream}/${subject}`));
      if ('opened' in entry) return missing ? openHidden(parseStored(entry.event), keys) : entry.opened;
      const opened = openHidden(entry.parsed, keys);
      if (remember && !missing) this.decoded.remember(entry.event, opened, subjectsOf(entry));
      return opened;
    });
    return { events, subjects: entries.flatMap(subjectsOf) };
  }

  /** Whether the keys of all these subjects of a stream are there. */
  async hasKeys(stream: string, subjects: readonly string[]): Promise<boolean> {
    if (subjects.length === 0) return true;
    const keys = await this.keys.get(subjects.map((subject) => ({ scope: stream, subject })));
    return !keys.includes(null);
  }

  private async keysFor(drafts: readonly EventDraft[]): Promise<Map<string, Uint8Array>> {
    const wanted = new Map<string, { scope: string; subject: string }>();
    // What was erased needs no key: it is gone, and is never made again.
    for (const { event, stream } of drafts)
      for (const field of personalFieldsOf(event))
        if ((valueAt(event.data, field) ?? null) !== null)
          wanted.set(`${stream}/${field.subject}`, { scope: stream, subject: field.subject });
    if (wanted.size === 0) return new Map();
    const keys = await this.keys.ensure([...wanted.values()]);
    return new Map([...wanted.keys()].map((name, i) => [name, this.instances.of(name, keys[i] ?? null) as Uint8Array]));
  }

  private async keysOf(subjects: readonly (readonly string[])[]): Promise<Map<string, Uint8Array | null>> {
    const names = new Map(subjects.map(([scope, subject]) => [`${scope}/${subject}`, { scope, subject }]));
    if (names.size === 0) return new Map();
    const keys = await this.keys.get([...names.values()] as { scope: string; subject: string }[]);
    return new Map([...names.keys()].map((name, i) => [name, this.instances.of(name, keys[i] ?? null)]));
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
  return replacePersonal(event, (value, { path, subject }) => {
    const key = keys.get(`${stream}/${subject}`);
    return key ? hide(value, key, subject, id, pointerOf(path)) : value;
  });
}

function subjectsOf(entry: RememberedEvent | { readonly parsed: ParsedEvent }): readonly string[] {
  return 'opened' in entry ? entry.subjects : entry.parsed.hidden.map(({ subject }) => subject);
}
