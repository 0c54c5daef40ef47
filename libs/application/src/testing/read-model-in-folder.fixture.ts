import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import type { ReadModel } from '@attestory/read-model';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';

/** Gives each test a read model of its own, in a folder that goes with it. */
export function eachWithReadModel(begin: (readModel: ReadModel) => void | Promise<void>): void {
  let folder: string;
  let readModel: ReadModel;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
    readModel = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
    await begin(readModel);
  });
  afterEach(async () => {
    await readModel.close();
    await rm(folder, { recursive: true });
  });
}
