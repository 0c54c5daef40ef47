import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteReadModel } from '../open-sqlite.js';
import { view } from '../read-model.contract.js';
import { ReadModelUnavailableError } from '../read-model.port.js';

describe('the SQLite read model', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    file = join(folder, 'views.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('turns to an index for each page: no scan, no sorting', async () => {
    await (await openSqliteReadModel({ file })).close();
    const db = new DatabaseSync(file);
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT e.id, v.json FROM entries e JOIN views v ON v.generation = e.generation AND v.id = e.id
         WHERE e.generation = ? AND e.index_name = ? AND e.member = ? AND (e.sort, e.id) < (?, ?) ORDER BY e.sort DESC, e.id DESC LIMIT ?`,
      )
      .all('g', 'i', 'm', 's', 'x', 10)
      .map(({ detail }) => String(detail));
    db.close();
    expect(plan.every((step) => step.startsWith('SEARCH'))).toBe(true);
    expect(plan.join()).not.toContain('TEMP B-TREE');
  });

  it('opens no file that isn’t ours, or that a newer version wrote', async () => {
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE t (x)');
    foreign.close();
    await expect(openSqliteReadModel({ file })).rejects.toThrow(ReadModelUnavailableError);
    const newer = join(folder, 'newer.sqlite');
    await (await openSqliteReadModel({ file: newer })).close();
    const db = new DatabaseSync(newer);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(openSqliteReadModel({ file: newer })).rejects.toThrow('newer version');
    await writeFile(join(folder, 'text'), 'not a database at all, but long enough to look at');
    await expect(openSqliteReadModel({ file: join(folder, 'text') })).rejects.toThrow();
  });

  it('says that it is unavailable once it is closed', async () => {
    const model = await openSqliteReadModel({ file });
    await model.close();
    await model.close();
    await expect(model.serving('p', 1)).rejects.toThrow(ReadModelUnavailableError);
  });

  it('holds views and checkpoint that belong together after a writer was killed, round after round', async () => {
    const program = `
      const { openSqliteReadModel } = await import(${JSON.stringify(new URL('../../dist/open-sqlite.js', import.meta.url).href)});
      const model = await openSqliteReadModel({ file: ${JSON.stringify(file)} });
      const generation = await model.serving('p', 1);
      let at = Number((await model.checkpoint(generation)) ?? 0);
      for (;;) {
        const expectedCheckpoint = at === 0 ? null : String(at).padStart(9, '0');
        const position = String(++at).padStart(9, '0');
        const writes = Array.from({ length: 50 }, (_, i) => ({ id: 'v' + i, json: JSON.stringify({ at }), position,
          entries: [{ index: 'i', member: 'm', sort: position }] }));
        await model.commit(generation, { expectedCheckpoint, checkpoint: position, writes });
        if (at % 10 === 0) process.stdout.write('.');
      }`;
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((done) => setTimeout(done, 20 * Math.random()));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const model = await openSqliteReadModel({ file });
      const generation = await model.serving('p', 1);
      const checkpoint = await model.checkpoint(generation);
      const { items } = await model.find(generation, { index: 'i', member: 'm', limit: 100 });
      expect(items).toHaveLength(50);
      expect(new Set(items.map(({ position }) => position))).toEqual(new Set([checkpoint]));
      await model.commit(generation, {
        expectedCheckpoint: checkpoint,
        checkpoint: checkpoint as string,
        writes: [view('v0', checkpoint as string)],
      });
      await model.close();
    }
  });
});
