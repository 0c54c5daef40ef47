import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { newProjection } from '../read-model.fixture.js';
import type { FindQuery, Generation, ReadModel } from '../read-model.port.js';
import { SqliteReadModel } from '../sqlite/sqlite-read-model.js';
import { openFresh } from './opened-mongo.fixture.js';

jest.setTimeout(180_000);

const text = fc.string({ unit: 'grapheme', maxLength: 3 });
const word = fc.constantFrom('lease', 'leasing', 'lea', 'åbo', 'aabo', 'x', '\u{1F600}z');
const write = fc.record({
  id: fc.constantFrom('1', '2', '10', 'a', 'B', 'ä', '\u{1F600}', '\uFF5E'),
  json: fc.option(fc.json(), { freq: 4 }),
  position: fc.integer({ min: 1, max: 40 }).map((n) => String(n).padStart(16, '0')),
  entries: fc.array(
    fc.record({
      index: fc.constantFrom('i', 'j'),
      member: fc.constantFrom('m', 'n', ''),
      sort: fc.oneof(text, fc.constantFrom('', '1', '10', '2')),
      words: fc.array(word, { maxLength: 4 }),
    }),
    { maxLength: 5 },
  ),
});
const history = fc.array(fc.array(write, { maxLength: 8 }), { minLength: 1, maxLength: 6 });

/** All pages of a list, each as it comes. */
async function pages(model: ReadModel, generation: Generation, query: FindQuery) {
  const read: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await model.find(generation, { ...query, ...(cursor ? { cursor } : {}) });
    read.push(page);
    cursor = page.nextCursor;
  }
  return read;
}

describe('Views on MongoDB and embedded ones', () => {
  let folder: string;
  let server: MongoServer;
  let sqlite: SqliteReadModel;
  let mongo: Awaited<ReturnType<typeof openFresh>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    server = await MongoServer.start();
    sqlite = await SqliteReadModel.open(join(folder, 'views.sqlite'));
    mongo = await openFresh(server);
  });
  afterAll(async () => {
    await sqlite?.close();
    await mongo?.cleanup();
    await server?.remove();
    await rm(folder, { recursive: true });
  });

  it('show the same for the same batches: views, lists, searches, cursors and state hash', async () => {
    const queries = fc.record({
      index: fc.constantFrom('i', 'j'),
      member: fc.constantFrom('m', 'n', ''),
      descending: fc.boolean(),
      words: fc.array(fc.constantFrom('lea', 'l', 'x', 'å', 'aabo', '\u{1F600}'), { maxLength: 2 }),
      limit: fc.integer({ min: 1, max: 4 }),
    });
    const bounds = fc.record({ from: text, to: text }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(history, fc.array(queries, { maxLength: 6 }), bounds, async (batches, asked, within) => {
        const both = [];
        for (const model of [sqlite, mongo.model]) {
          const generation = await newProjection(model);
          for (const [i, writes] of batches.entries()) {
            const expectedCheckpoint = i === 0 ? null : String(i + 9);
            await model.commit(generation, { expectedCheckpoint, checkpoint: String(i + 10), writes });
          }
          const lists = [];
          for (const query of asked) lists.push(await pages(model, generation, { ...query, ...within }));
          const [hash, count] = [await model.stateHash(generation), await model.count(generation)];
          both.push({ lists, hash, count, checkpoint: await model.checkpoint(generation) });
        }
        expect(both[1]).toEqual(both[0]);
      }),
      { numRuns: 25 },
    );
  });
});
