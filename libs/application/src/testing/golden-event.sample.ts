import { canonicalize, type JsonValue } from '@attestory/audit';
import type { DomainEvent, EventMeta } from '@attestory/domain';
import type { RecordedEvent } from '@attestory/event-store';
import { type EventAbout, schemaVersion } from '../codec/event-about.js';
import { EventCodec } from '../codec/event-codec.js';
import { MemoryKeyVault } from './stores.sample.js';

/** One event as a released version stored it, with all that is needed to read it for ever. */
export interface GoldenEvent {
  readonly stored: RecordedEvent;
  /** By subject, base64. */
  readonly keys: Readonly<Record<string, string>>;
  /** What reading it must give. */
  readonly read: Pick<DomainEvent, 'type' | 'data'> & { readonly meta: EventMeta; readonly about: EventAbout };
}

/** A key vault that holds a golden event's keys. */
export function vaultOf({ stored, keys }: GoldenEvent): MemoryKeyVault {
  const vault = new MemoryKeyVault();
  for (const [subject, key] of Object.entries(keys))
    vault.keys.set(`${stored.stream}/${subject}`, new Uint8Array(Buffer.from(key, 'base64')));
  return vault;
}

/** Stores an event as this version does it, for a type that has no golden event yet. */
export async function makeGolden(event: DomainEvent, stream: string, ids: readonly string[]): Promise<GoldenEvent> {
  const vault = new MemoryKeyVault();
  const codec = new EventCodec(vault);
  const [id, commandId, correlationId] = ids as [string, string, string];
  const about = {
    ...{ actor: 'client:3a5c0f3e-8d3b-4a55-9b0e-1f6d2c7a9e01', causationId: null, commandHash: 'ab'.repeat(32) },
    ...{ commandId, correlationId, previousHash: 'cd'.repeat(32), schemaVersion, time: '2026-11-24T10:00:00.000Z' },
  } as EventAbout;
  const { events } = await codec.encode([{ event, id, stream, revision: 3, about }]);
  const stored = { ...events[0], stream, revision: 3, position: '00000000000000000042' } as RecordedEvent;
  const [read] = await codec.decode([stored]);
  const keys = [...vault.keys].map(([name, key]) => [
    name.slice(stream.length + 1),
    Buffer.from(key).toString('base64'),
  ]);
  const golden = { stored, keys: Object.fromEntries(keys), read };
  return JSON.parse(canonicalize(golden as unknown as JsonValue)) as GoldenEvent;
}
