import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commit, entry, newProjection, view } from '../read-model.fixture.js';
import { ReadModelUnavailableError } from '../read-model.port.js';
import { SqliteReadModel } from './sqlite-read-model.js';

const large = (id: string, position: string) => view(id, position, [entry('m', id)], 'x'.repeat(20_000));
const many = (position: string) => Array.from({ length: 400 }, (_, i) => large(`v${i}`, position));

describe('the SQLite read model, when something fails', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    file = join(folder, 'views.sqlite');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps what it had when the disk is full, and goes on when there is room', async () => {
    const full = await SqliteReadModel.open(file, { maxPages: 200 });
    const generation = await newProjection(full);
    await commit(full, generation, '1', view('a', '1', [entry('m', '1')]));
    const hash = await full.stateHash(generation);
    await expect(commit(full, generation, '2', ...many('2'))).rejects.toThrow(ReadModelUnavailableError);
    expect([await full.checkpoint(generation), await full.count(generation)]).toEqual(['1', 1]);
    expect(await full.stateHash(generation)).toBe(hash);
    await commit(full, generation, '2', view('b', '2'));
    await full.close();
    const roomy = await SqliteReadModel.open(file);
    await commit(roomy, generation, '3', ...many('3'));
    expect(await roomy.count(generation)).toBe(402);
    await roomy.close();
  });

  it('doesn’t swap a rebuild that the disk has no room for', async () => {
    const full = await SqliteReadModel.open(file, { maxPages: 200 });
    const serving = await newProjection(full);
    await commit(full, serving, '1', view('a', '1'));
    const rebuilt = await full.startRebuild(serving.projection, 1);
    await commit(full, rebuilt, '1', ...many('1'));
    await expect(full.swap(rebuilt)).rejects.toThrow(ReadModelUnavailableError);
    await expect(full.swap(rebuilt)).rejects.toThrow(ReadModelUnavailableError);
    expect(await full.serving(serving.projection, 1)).toEqual(serving);
    expect(await full.count(serving)).toBe(1);
    await full.close();
  });

  it('waits for another process’s transaction, and reads meanwhile', async () => {
    const model = await SqliteReadModel.open(file);
    const generation = await newProjection(model);
    await commit(model, generation, '1', view('a', '1', [entry('m', '1')]));
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE; UPDATE generation SET live = live');
    let isDone = false;
    const waiting = commit(model, generation, '2', view('b', '2')).then(() => {
      isDone = true;
    });
    const query = { index: 'members', member: 'm', limit: 1 };
    for (let i = 0; i < 10; i++) {
      expect((await model.find(generation, query)).items).toHaveLength(1);
      await sleep(10);
    }
    expect(isDone).toBe(false);
    other.exec('COMMIT');
    other.close();
    await waiting;
    expect(await model.count(generation)).toBe(2);
    await model.close();
  });

  it('finishes what was asked before it was closed', async () => {
    const model = await SqliteReadModel.open(file);
    const generation = await newProjection(model);
    const batch = { expectedCheckpoint: null, checkpoint: '1', writes: many('1') };
    const committing = model.commit(generation, batch);
    await model.close();
    await committing;
    const again = await SqliteReadModel.open(file);
    expect([await again.checkpoint(generation), await again.count(generation)]).toEqual(['1', 400]);
    await again.close();
  });
});
