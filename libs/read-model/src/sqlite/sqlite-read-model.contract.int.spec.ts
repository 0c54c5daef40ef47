import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelContract } from '../read-model.contract.js';
import { SqliteReadModel, type SqliteReadModelLimits } from './sqlite-read-model.js';

/** Each way of a search, also for so few views that one way would do. */
const ways: Readonly<Record<string, SqliteReadModelLimits>> = {
  'the SQLite read model': {},
  'the SQLite read model, gathering,': { search: { fewWords: 0, fewRows: 1_000, mostRead: 2_000 } },
  'the SQLite read model, following all words,': { search: { fewWords: 8, fewRows: 0, mostRead: 5 } },
  'the SQLite read model, following single words,': { search: { fewWords: 1, fewRows: 0, mostRead: 50 } },
  'the SQLite read model, looking through the list,': { search: { fewWords: 0, fewRows: 0, mostRead: 1 } },
};

for (const [name, limits] of Object.entries(ways))
  readModelContract(name, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    const file = join(folder, 'views.sqlite');
    const model = await SqliteReadModel.open(file, limits);
    return {
      model,
      reopen: () => SqliteReadModel.open(file, limits),
      cleanup: async () => {
        await model.close();
        await rm(folder, { recursive: true });
      },
    };
  });
