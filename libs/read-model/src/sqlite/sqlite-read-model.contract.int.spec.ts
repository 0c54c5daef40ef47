import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteReadModel } from '../open-sqlite.js';
import { readModelContract } from '../read-model.contract.js';

readModelContract('the SQLite read model', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
  const file = join(folder, 'views.sqlite');
  const model = await openSqliteReadModel({ file });
  return {
    model,
    reopen: () => openSqliteReadModel({ file }),
    cleanup: async () => {
      await model.close();
      await rm(folder, { recursive: true });
    },
  };
});
