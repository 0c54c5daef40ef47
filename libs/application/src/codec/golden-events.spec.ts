import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@attestory/domain';
import { samples } from '../testing/events.sample.js';
import { type GoldenEvent, makeGolden, vaultOf } from '../testing/golden-event.sample.js';
import { MemoryKeyVault } from '../testing/stores.sample.js';
import { EventCodec } from './event-codec.js';
import { personalFields } from './personal-fields.js';

const folder = new URL('../../../../test/golden-events/v1/', import.meta.url);
const goldens = readdirSync(folder).map((name) => {
  const golden = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldenEvent;
  return [name.replace('.json', ''), golden] as const;
});

/** What was read of the first of them, and what is read of them since. */
const metaOf = ({ read }: GoldenEvent) => ({ ...read.meta, causationId: read.about.causationId });

describe('events as version 1 stored them', () => {
  it.each(Object.keys(personalFields))('include %s', async (type) => {
    if (goldens.some(([name]) => name === type)) return;
    const sample = samples.find((event) => event.type === type) as DomainEvent;
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const example = await makeGolden(sample, `category-${crypto.randomUUID()}`, ids);
    throw new Error(
      `test/golden-events/v1/${type}.json is missing; for instance:\n${JSON.stringify(example, null, 2)}`,
    );
  });

  it.each(goldens)('are read as they were meant: %s', async (type, golden) => {
    const [read] = await new EventCodec(vaultOf(golden)).decode([golden.stored]);
    expect(read).toEqual({ ...golden.read, meta: metaOf(golden) });
    expect(read?.type).toBe(type);
  });

  it.each(goldens)('are read without their keys, with nothing personal: %s', async (_, golden) => {
    const [read] = await new EventCodec(new MemoryKeyVault()).decode([golden.stored]);
    const hidden = golden.stored.data.split('"$personal"').length - 1;
    const nulls = (value: unknown) => JSON.stringify(value).split(':null').length - 1;
    expect(nulls(read?.data)).toBe(nulls(golden.read.data) + hidden);
    expect(read?.meta).toEqual(metaOf(golden));
  });

  const clear = goldens.filter(([, { keys }]) => Object.keys(keys).length === 0);
  it.each(clear)('are stored in the same bytes today: %s', async (_, { stored, read }) => {
    const { id, stream, revision, type, data, metadata } = stored;
    const draft = { event: { type, data: read.data } as DomainEvent, id, stream, revision, about: read.about };
    const { events, hashes } = await new EventCodec(new MemoryKeyVault()).encode([draft]);
    expect(events).toEqual([{ id, type, data, metadata }]);
    expect(hashes).toEqual([read.meta.hash]);
  });
});
