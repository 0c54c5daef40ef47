import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderTakenError, LeaseStoreUnavailableError } from '../lease-store.port.js';
import { openFolderLeases } from '../open-sqlite.js';

const owner = `
  const { DatabaseSync } = require('node:sqlite');
  new DatabaseSync(process.argv[1]).exec('BEGIN EXCLUSIVE');
  console.log('locked');
  setInterval(() => {}, 1_000);`;

describe('a folder that one process has', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-folder-'));
    file = join(folder, 'owner.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is refused to another process while that one lives, and free as soon as it was killed', async () => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', owner, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      await expect(openFolderLeases({ file, patience: 50 })).rejects.toThrow(FolderTakenError);
    } finally {
      child.kill('SIGKILL');
    }
    await ended;
    const leases = await openFolderLeases({ file, patience: 0 });
    await leases.close();
  });

  it('is refused to a second opening, until the first is closed', async () => {
    const first = await openFolderLeases({ file });
    await expect(openFolderLeases({ file, patience: 50 })).rejects.toThrow(FolderTakenError);
    await first.close();
    await (await openFolderLeases({ file, patience: 0 })).close();
  });

  it('is locked by a file for its owner only', async () => {
    const leases = await openFolderLeases({ file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await leases.close();
  });

  it('says so when there can be no lock', async () => {
    await expect(openFolderLeases({ file: join(file, 'nowhere') })).rejects.toThrow(LeaseStoreUnavailableError);
  });
});
