import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import { EventStoreUnavailableError } from '@attestory/event-store';
import type { Projection } from '@attestory/projections';
import { type ReadModel, ReadModelUnavailableError } from '@attestory/read-model';
import { rebuildAll } from './rebuild.command.js';

const counting: Projection<{ readonly seen: number }> = {
  name: 'counting',
  version: 1,
  categories: ['thing'],
  fold: (view) => ({ seen: (view?.seen ?? 0) + 1 }),
  entries: () => [],
};
const log = Array.from({ length: 6 }, (_, i) => ({ stream: 'thing-1', position: String(i + 1) }) as RecordedEvent);
const codec = { decode: async (events: readonly RecordedEvent[]) => events.map((meta) => ({ meta })) };

describe('a rebuild of views', () => {
  let folder: string;
  let readModel: ReadModel;
  beforeEach(async () => {
    const { openSqliteReadModel } = await import('@attestory/read-model/open-sqlite');
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    readModel = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
  });
  afterEach(async () => {
    await readModel.close();
    await rm(folder, { recursive: true });
  });

  /** Reads two events at a time; the second part of the n-th reading from the beginning fails as told. */
  function readingFails(failures: Record<number, Error>): EventStore {
    let readings = 0;
    const store: Pick<EventStore, 'readAll'> = {
      async *readAll({ after = '0' } = {}) {
        if (after === '0') readings++;
        for (let i = Number(after); i < log.length; i += 2) {
          const failure = failures[readings];
          if (failure && i === 2) throw failure;
          yield log.slice(i, i + 2);
        }
      },
    };
    return store as EventStore;
  }

  async function rebuilt(store: EventStore) {
    const tools = { store, readModel, codec, lookup: (member: string) => member } as never;
    const [result] = await rebuildAll({ store }, tools, [counting], true);
    const serving = await readModel.serving(counting.name, counting.version);
    const [view] = [...(await readModel.load(serving, ['1'])).values()];
    return { events: result?.events, shown: view?.json };
  }

  it.each([
    ['the log’s server', new EventStoreUnavailableError('the log is away', 'not-stored')],
    ['the views’ database', new ReadModelUnavailableError('the views are away')],
  ])('begins anew when %s goes away in its middle, and says why it waits', async (_, away) => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      // Once while events are counted, once while they are folded.
      expect(await rebuilt(readingFails({ 1: away, 3: away }))).toEqual({ events: log.length, shown: '{"seen":6}' });
      expect(said.mock.calls).toEqual([[`waiting: ${away.message}\n`], [`waiting: ${away.message}\n`]]);
    } finally {
      said.mockRestore();
    }
  });

  it('fails at once of anything else, and what served before serves still', async () => {
    await rebuilt(readingFails({}));
    await expect(rebuilt(readingFails({ 2: new Error('damaged') }))).rejects.toThrow('damaged');
    const serving = await readModel.serving(counting.name, counting.version);
    expect((await readModel.load(serving, ['1'])).get('1')?.json).toBe('{"seen":6}');
  });
});
