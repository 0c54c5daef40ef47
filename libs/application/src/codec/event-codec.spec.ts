import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalize, hashEvent, sealMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { DomainEvent, Instant } from '@attestory/domain';
import type { RecordedEvent } from '@attestory/event-store';
import { KeyDestroyedError } from '@attestory/key-vault';
import { samples } from '../testing/events.sample.js';
import { MemoryKeyVault } from '../testing/stores.sample.js';
import { EventCodec } from './event-codec.js';
import { HiddenValueDamagedError } from './personal-cipher.js';
import { personalFields } from './personal-fields.js';
import { EventDamagedError, NewerEventError } from './stored-event.js';

const about = {
  ...{ actor: 'client:c', causationId: null, commandHash: 'h', commandId: 'c', correlationId: 'r', previousHash: null },
  ...{ schemaVersion: 1, time: '2026-11-24T10:00:00.000Z' as Instant },
};
const stream = 'invitation-i';

describe('the event codec', () => {
  let keys: MemoryKeyVault;
  let codec: EventCodec;
  beforeEach(() => {
    keys = new MemoryKeyVault();
    codec = new EventCodec(keys);
  });

  async function store(event: DomainEvent, changes: object = {}): Promise<RecordedEvent> {
    const draft = { event, id: `event-${event.type}`, stream, revision: 0, about: { ...about, ...changes } };
    const { events } = await codec.encode([draft]);
    return { ...events[0]!, stream, revision: 0, position: '1' };
  }
  const sample = (type: DomainEvent['type']) => samples.find((event) => event.type === type) as DomainEvent;

  it('has a sample of every event type here', () => {
    expect(samples.map(({ type }) => type).sort()).toEqual(Object.keys(personalFields).sort());
  });

  it.each(samples.map((event) => [event.type, event] as const))('gives %s back as it was', async (_, event) => {
    const [decoded] = await codec.decode([await store(event)]);
    expect({ type: decoded?.type, data: decoded?.data }).toEqual(event);
    expect(decoded?.meta).toMatchObject({ stream, revision: 0, actor: 'client:c', commandId: 'c' });
  });

  it.each(samples.map((event) => [event.type, event] as const))(
    'stores nothing personal of %s in the clear',
    async (_, event) => {
      const { data, metadata } = await store(event);
      expect(data + metadata).not.toMatch(/PERSONAL|424242/);
      expect(JSON.stringify(event).match(/PERSONAL|424242/g) ?? []).toHaveLength(data.split('"$personal"').length - 1);
    },
  );

  it('gives null for every personal value once its key is destroyed, also of what it has read before', async () => {
    for (const event of samples) {
      const stored = await store(event);
      await codec.decode([stored]);
      const before = new Map(keys.keys);
      keys.keys.clear();
      const [decoded] = await codec.decode([stored]);
      expect(JSON.stringify(decoded?.data)).not.toMatch(/PERSONAL|424242/);
      expect(Object.keys(decoded?.data ?? {}).sort()).toEqual(Object.keys(event.data).sort());
      for (const [name, key] of before) keys.keys.set(name, key);
    }
  });

  it('notices any changed byte of what was stored, also of what it has read before', async () => {
    const stored = await store(sample('InvitationSent'));
    await codec.decode([stored]);
    const flip = (text: string, at: number) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    for (const part of ['data', 'metadata', 'id', 'type', 'stream'] as const)
      for (let at = 0; at < stored[part].length; at += 7)
        await expect(codec.decode([{ ...stored, [part]: flip(stored[part], at) }])).rejects.toThrow(EventDamagedError);
    await expect(codec.decode([{ ...stored, revision: 1 }])).rejects.toThrow(EventDamagedError);
  });

  it('opens no hidden value in another field, in another event, or with another key', async () => {
    const stored = await store(sample('SignatoryAdded'));
    const data = JSON.parse(stored.data) as { name: unknown; email: unknown };
    const swapped = { ...data, name: data.email, email: data.name };
    const rewrite = async (event: object, id = stored.id) => {
      // As an insider could: with a right hash over wrong data.
      const { events } = await codec.encode([
        { event: { type: 'DraftDiscarded', data: event }, id, stream, revision: 0, about } as never,
      ]);
      return { ...stored, ...events[0]! } as RecordedEvent;
    };
    await expect(codec.decode([await rewrite(swapped)])).rejects.toThrow(HiddenValueDamagedError);
    await expect(codec.decode([await rewrite(data, 'another-event')])).rejects.toThrow(HiddenValueDamagedError);
    keys.keys.set(`${stream}/signatory-s1`, new Uint8Array(32));
    await expect(codec.decode([stored])).rejects.toThrow(HiddenValueDamagedError);
  });

  it('reads nothing that a newer version wrote', async () => {
    const newer = await store(sample('DraftDiscarded'), { schemaVersion: 2 });
    await expect(codec.decode([newer])).rejects.toThrow(NewerEventError);
    const { events } = await codec.encode([{ event: sample('DraftDiscarded'), id: 'e', stream, revision: 0, about }]);
    expect(events).toHaveLength(1);
  });

  it('reads nothing of a type that it does not know', async () => {
    const draft = { event: { type: 'MoonLanded', data: {} }, id: 'e', stream, revision: 0, about } as never;
    await expect(codec.encode([draft])).rejects.toThrow();
    const { id, data } = await store(sample('DraftDiscarded'));
    const text = canonicalize(about);
    const hash = hashEvent(sha256, { id, stream, revision: 0, type: 'MoonLanded', data, about: text });
    const landed = {
      id,
      stream,
      revision: 0,
      position: '1',
      type: 'MoonLanded',
      data,
      metadata: sealMetadata(text, hash),
    };
    await expect(codec.decode([landed])).rejects.toThrow(NewerEventError);
    await expect(codec.decode([landed])).rejects.toThrow('type MoonLanded is unknown');
  });

  it('stores what was erased as null, and makes no destroyed key again', async () => {
    const subject = { scope: stream, subject: 'signatory-s1' };
    const { data } = sample('SignatoryAdded') as Extract<DomainEvent, { type: 'SignatoryAdded' }>;
    await keys.ensure([subject]);
    await keys.destroy([subject]);
    const { identity: _, roles: __, ...rest } = data;
    const erased = { type: 'SignatoryAdded', data: { ...rest, name: null, email: null } } as const;
    const [decoded] = await codec.decode([await store(erased)]);
    expect(decoded?.data).toEqual(erased.data);
    await expect(store({ type: 'SignatoryAdded', data })).rejects.toThrow(KeyDestroyedError);
  });
});
