import { randomBytes } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, sha256 } from '../document-vault.contract.js';
import { openFilesDocumentVault } from '../open-files.js';
import { outputOf, startChild } from './child-process.fixture.js';
import { newVaultOnDisk, type VaultOnDisk } from './vault-on-disk.fixture.js';

const key = new Uint8Array(32).fill(3);

/** Replaces one blob, and adds others, until it is killed; says what it has stored. */
const program = `
  const { createHash } = await import('node:crypto');
  const vault = await source.openFilesDocumentVault({ folder: given[0] });
  for (let i = 0; ; i++) {
    const bytes = new Uint8Array(1_000_000 + i).fill(i);
    for (const id of ['same', given[1] + '-' + i]) {
      const { sha256 } = await vault.put({ id, key: new Uint8Array(32).fill(3) }, (async function* () { yield bytes; })());
      process.stdout.write(id + ' ' + sha256 + '\\n');
    }
  }`;

describe('a process that is killed while it stores', () => {
  let disk: VaultOnDisk;
  beforeEach(async () => {
    disk = await newVaultOnDisk();
  });
  afterEach(() => disk.remove());

  it('loses nothing that it acknowledged, and leaves at most an unnamed rest, which is cleared away', async () => {
    for (let round = 0; round < 4; round++) {
      const child = startChild(join(import.meta.dirname, '../open-files.ts'), program, [disk.folder, `round-${round}`]);
      let lines = 0;
      child.stdout.on('data', () => {
        // At some moment within a later put.
        if (++lines === 5 + round) setTimeout(() => child.kill('SIGKILL'), (randomBytes(1)[0] as number) % 16);
      });
      const acknowledged = (await outputOf(child))
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]);
      const vault = await openFilesDocumentVault(disk);
      for (const [id, hash] of acknowledged.filter(([name]) => name !== 'same'))
        expect(sha256(await collect(vault.get({ id, key })))).toBe(hash);
      // The one that is replaced is whole: as acknowledged last, or the next one.
      expect((await collect(vault.get({ id: 'same', key }))).length).toBeGreaterThanOrEqual(1_000_000);
      const rests = (await disk.files()).filter((path) => path.endsWith('.part'));
      expect(rests.length).toBeLessThanOrEqual(1);
      for (const path of rests) await utimes(path, 0, 0);
      await openFilesDocumentVault(disk);
      expect((await disk.files()).filter((path) => path.endsWith('.part'))).toEqual([]);
    }
  });
});
