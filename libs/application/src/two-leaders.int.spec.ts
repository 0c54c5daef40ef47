import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { twoLeadersContract } from './testing/two-leaders.contract.js';

twoLeadersContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
  return {
    open: () => openSqliteReadModel({ file: join(folder, 'views.sqlite') }),
    remove: () => rm(folder, { recursive: true }),
  };
});
