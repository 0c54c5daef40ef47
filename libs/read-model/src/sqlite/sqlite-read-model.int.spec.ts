import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteReadModel } from '../open-sqlite.js';
import { commit, entry, newProjection, tombstone, view } from '../read-model.fixture.js';
import { type ReadModel, ReadModelUnavailableError, StaleWriterError } from '../read-model.port.js';
import {
  countQuery,
  entriesQuery,
  followQuery,
  gatherQuery,
  listQuery,
  placeQuery,
  wordsQuery,
} from './search-queries.js';
import { pageQuery } from './view-reader.js';

describe('the SQLite read model', () => {
  let folder: string;
  let file: string;
  let opened: ReadModel[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    file = join(folder, 'views.sqlite');
    opened = [];
  });
  afterEach(async () => {
    for (const model of opened) await model.close();
    await rm(folder, { recursive: true });
  });

  const open = async () => {
    const model = await openSqliteReadModel({ file });
    opened.push(model);
    return model;
  };
  /** As another program sees it. */
  const inFile = <T>(work: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(file, { timeout: 5_000 });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  const rows = (table: string) => inFile((db) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);

  it('turns to the key’s order for each page of 100,000 views: no scan, no sorting', async () => {
    const model = await open();
    const generation = await model.startRebuild('p', 1);
    const name = (i: number) => String(i).padStart(6, '0');
    for (let i = 0; i < 100_000; i += 10_000) {
      const writes = Array.from({ length: 10_000 }, (_, n) => view(name(i + n), '1', [entry('m', name(i + n))]));
      await commit(model, generation, name(i), ...writes);
    }
    await model.swap(generation);
    expect(await model.count(generation)).toBe(100_000);
    inFile((db) => {
      db.exec('ANALYZE');
      const either = [false, true];
      const all = either.flatMap((descending) =>
        either.flatMap((start) => either.map((end) => ({ descending, start, end }))),
      );
      for (const { descending, start, end } of all) {
        const plan = db.prepare(`EXPLAIN QUERY PLAN ${pageQuery(descending, { start, end })}`).all();
        const begin = start ? `(sort,id)${descending ? '<' : '>'}(?,?)` : '';
        const stop = end ? `sort${descending ? '>' : '<'}?` : '';
        const range = (descending ? [stop, begin] : [begin, stop]).filter((part) => part !== '');
        const bounds = 'generation=? AND index_name=? AND member=?';
        expect(plan.map(({ detail }) => detail)).toEqual([
          `SEARCH entry USING PRIMARY KEY (${[bounds, ...range].join(' AND ')})`,
          'SEARCH view USING INDEX sqlite_autoindex_view_1 (generation=? AND id=?)',
        ]);
      }
    });
    const query = { index: 'members', member: 'm', limit: 3, descending: true };
    const first = await model.find(generation, query);
    const second = await model.find(generation, { ...query, cursor: first.nextCursor as string });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => name(99_999 - i)),
    );
  });

  it('turns to a key’s order for each step of a search: no scan, and only what is rare is sorted', async () => {
    const model = await open();
    const generation = await newProjection(model);
    const writes = Array.from({ length: 1_000 }, (_, i) =>
      view(`v${i}`, '1', [{ ...entry('m', `${i}`), words: ['x'] }]),
    );
    await commit(model, generation, '1', ...writes);
    const list = 'generation=? AND index_name=? AND member=?';
    const word = (range: string) => `SEARCH word USING PRIMARY KEY (list=? AND ${range})`;
    const prefix = 'word>? AND word<?';
    inFile((db) => {
      db.exec('ANALYZE');
      const plan = (query: string) =>
        db
          .prepare(`EXPLAIN QUERY PLAN ${query}`)
          .all()
          .map(({ detail }) => String(detail))
          .filter((detail) => /SEARCH|SCAN|B-TREE/.test(detail));
      expect(plan(listQuery)).toEqual([`SEARCH list USING COVERING INDEX sqlite_autoindex_list_1 (${list})`]);
      expect(plan(countQuery)).toEqual([word(prefix), 'SCAN (subquery-1)']);
      expect(plan(wordsQuery)).toEqual([word(prefix), 'SCAN found', word(prefix), 'SCAN found']);
      for (const descending of [true, false])
        for (const isBehind of [true, false]) {
          const way = { descending, isBehind };
          const range = `(sort,id)${descending ? '<' : '>'}(?,?)`;
          expect(plan(placeQuery(way))).toEqual([word(`word=? AND ${range}`)]);
          expect(plan(entriesQuery(way))).toEqual([`SEARCH entry USING PRIMARY KEY (${list} AND ${range})`]);
          const place = 'SCAN place';
          const texts = `SEARCH entry USING PRIMARY KEY (${list} AND sort=? AND id=?)`;
          const one = word(`word=? AND ${range}`);
          expect(plan(followQuery(way, 3))).toEqual([one, one, one, place, texts]);
          const sorting = 'USE TEMP B-TREE FOR DISTINCT';
          expect(plan(gatherQuery(way))).toEqual([word(prefix), sorting, place, texts]);
        }
    });
  });

  it('opens no file that isn’t ours, or that a newer version wrote', async () => {
    inFile((db) => db.exec('CREATE TABLE t (x)'));
    await expect(open()).rejects.toThrow(ReadModelUnavailableError);
    expect(rows('t')).toBe(0);
    file = join(folder, 'newer.sqlite');
    await (await open()).close();
    inFile((db) => db.exec('PRAGMA user_version = 99'));
    await expect(open()).rejects.toThrow(/version 99/);
    file = join(folder, 'text');
    await writeFile(file, 'not a database at all, but long enough to look at '.repeat(100));
    await expect(open()).rejects.toThrow(ReadModelUnavailableError);
    file = join(folder, 'missing', 'views.sqlite');
    await expect(open()).rejects.toThrow(ReadModelUnavailableError);
    file = folder;
    await expect(open()).rejects.toThrow(ReadModelUnavailableError);
  });

  it('begins anew in the place of what an older version wrote', async () => {
    const model = await open();
    await commit(model, await newProjection(model), '1', view('a', '1'));
    await model.close();
    inFile((db) => db.exec('PRAGMA user_version = 1; ALTER TABLE view RENAME TO views'));
    const anew = await open();
    const generation = await newProjection(anew);
    await commit(anew, generation, '1', view('a', '1'));
    expect([await anew.count(generation), rows('view')]).toEqual([1, 1]);
  });

  it('lets nobody else read its files', async () => {
    const model = await open();
    await commit(model, await newProjection(model), '1', view('a', '1'));
    const names = await readdir(folder);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('keeps nothing of what its views no longer say, in no part of its files', async () => {
    const model = await open();
    const generation = await newProjection(model);
    const found = (i: number) => ({ ...entry('grace@hopper.example', `${i % 9}`), words: [`hopper${i}`, 'grace'] });
    const secret = (i: number) => `Grace Hopper ${i} `.repeat(1 + ((i * 37) % 150));
    for (let batch = 0; batch < 4; batch++) {
      const writes = Array.from({ length: 200 }, (_, i) =>
        view(`v${i}`, `${batch}`, [found(i)], secret(i + 7 * batch)),
      );
      await commit(model, generation, String(batch), ...writes);
    }
    const forgotten = Array.from({ length: 200 }, (_, i) => (i % 2 ? tombstone(`v${i}`, '9') : view(`v${i}`, '9')));
    await commit(model, generation, '9', ...forgotten);
    const isThere = async () => {
      const files = (await readdir(folder)).map((name) => readFile(join(folder, name)));
      return (await Promise.all(files)).some((bytes) => /hopper/i.test(bytes.toString('latin1')));
    };
    expect(await isThere()).toBe(true);
    // Once nothing more is written, the write-ahead log is emptied too.
    while (await isThere()) await sleep(50);
  });

  it('removes what dropped generations left, while others go on writing', async () => {
    const model = await open();
    const other = await open();
    const old = await newProjection(model);
    const many = Array.from({ length: 4_000 }, (_, i) =>
      view(`v${i}`, '1', [{ ...entry('m', `${i}`), words: ['x', `y${i}`] }, entry('n', `${i}`)]),
    );
    await commit(model, old, '1', ...many);
    const abandoned = await model.startRebuild(old.projection, 1);
    await commit(model, abandoned, '1', ...many);
    await model.count(abandoned);
    const rebuilt = await model.startRebuild(old.projection, 1);
    await commit(model, rebuilt, '1', ...many.slice(0, 10));
    await model.swap(rebuilt);
    for (let i = 2; Number(rows('view')) > 10 || Number(rows('entry')) > 20 || Number(rows('generation')) > 1; i++)
      await commit(other, rebuilt, String(i), view('v0', String(i), [entry('m', '0'), entry('n', '0')]));
    expect([rows('view'), rows('entry'), rows('word'), rows('list')]).toEqual([10, 20, 18, 1]);
  });

  it('goes on removing when it is opened again', async () => {
    const model = await open();
    const generation = await newProjection(model);
    await commit(model, generation, '1', view('a', '1', [entry('m', '1')]));
    await model.close();
    inFile((db) => db.exec(`UPDATE generation SET state = 'dropped'`));
    await open();
    while (rows('generation') !== 0) await sleep(20);
    expect([rows('view'), rows('entry')]).toEqual([0, 0]);
  });

  it('writes nothing into a generation that was dropped meanwhile', async () => {
    const model = await open();
    const { projection } = await newProjection(model);
    const abandoned = await model.startRebuild(projection, 1);
    await commit(model, abandoned, '1', view('a', '1', [entry('m', '1')]));
    await (await open()).startRebuild(projection, 1);
    while (rows('generation') !== 2) await sleep(20);
    await expect(model.swap(abandoned)).rejects.toThrow(StaleWriterError);
    expect([rows('view'), rows('entry')]).toEqual([0, 0]);
  });

  it('writes no word again that an entry keeps, and no list without words', async () => {
    const model = await open();
    const generation = await newProjection(model);
    const said = (position: string, ...words: string[]) => view('a', position, [{ ...entry('m', '1'), words }]);
    await commit(model, generation, '1', said('1', 'x', 'y', 'z'));
    inFile((db) =>
      db.exec(`CREATE TRIGGER t BEFORE INSERT ON word WHEN new.word <> 'w' BEGIN SELECT RAISE(ABORT, 'inserted'); END;
               CREATE TRIGGER u BEFORE DELETE ON word WHEN old.word = 'x' BEGIN SELECT RAISE(ABORT, 'deleted'); END;`),
    );
    await commit(model, generation, '2', said('2', 'w', 'y', 'x'));
    await expect(commit(model, generation, '3', said('3', 'w'))).rejects.toThrow('deleted');
    await expect(commit(model, generation, '3', said('3', 'v', 'x'))).rejects.toThrow('inserted');
    inFile((db) => db.exec('DROP TRIGGER t; DROP TRIGGER u'));
    await commit(model, generation, '3', view('a', '3', [entry('m', '1')]));
    expect([rows('entry'), rows('word'), rows('list')]).toEqual([1, 0, 0]);
  });

  it('writes no entry again that a view keeps', async () => {
    const model = await open();
    const generation = await newProjection(model);
    await commit(model, generation, '1', view('a', '1', [entry('m', '1'), entry('n', '1')]));
    inFile((db) =>
      db.exec(`CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'inserted'); END;
               CREATE TRIGGER u BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'deleted'); END;`),
    );
    await commit(model, generation, '2', view('a', '2', [entry('n', '1'), entry('m', '1')], 'changed'));
    await expect(commit(model, generation, '3', view('a', '3', [entry('m', '1')]))).rejects.toThrow('deleted');
    await expect(commit(model, generation, '3', view('b', '3', [entry('m', '1')]))).rejects.toThrow('inserted');
    expect(await model.checkpoint(generation)).toBe('2');
  });
});
