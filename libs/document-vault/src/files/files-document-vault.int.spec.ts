import { randomBytes } from 'node:crypto';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inPieces, newBlob } from '../document-vault.contract.js';
import type { DocumentVault } from '../document-vault.port.js';
import { openFilesDocumentVault } from '../open-files.js';
import { newVaultOnDisk, type VaultOnDisk } from './vault-on-disk.fixture.js';

describe('the vault of encrypted files', () => {
  let disk: VaultOnDisk;
  let vault: DocumentVault;
  beforeEach(async () => {
    disk = await newVaultOnDisk();
    vault = await openFilesDocumentVault(disk);
  });
  afterEach(() => disk.remove());

  it('keeps nothing clear on disk, and lets nobody else in', async () => {
    await vault.put(newBlob(), inPieces(Buffer.from('a secret contract '.repeat(10_000)), 99));
    const files = await disk.files();
    expect(files).toHaveLength(1);
    const [file] = files as [string];
    expect((await readFile(file)).includes('secret')).toBe(false);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(disk.folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
  });

  it('encrypts the same bytes differently each time', async () => {
    const blob = newBlob();
    const contents: string[] = [];
    for (let i = 0; i < 2; i++) {
      await vault.put(blob, inPieces(new Uint8Array(1_000), 1_000));
      contents.push((await readFile((await disk.files())[0] as string)).toString('hex'));
    }
    expect(contents[0]?.slice(16)).not.toBe(contents[1]?.slice(16));
    expect(contents[0]?.slice(-1_000)).not.toBe(contents[1]?.slice(-1_000));
  });

  it('spreads blobs over folders', async () => {
    for (let i = 0; i < 40; i++) await vault.put(newBlob(), inPieces(Buffer.from('x'), 1));
    const folders = new Set((await disk.files()).map((file) => join(file, '..')));
    expect(folders.size).toBeGreaterThan(20);
  });

  it('reads no further ahead than it has written', async () => {
    let given = 0;
    let furthest = 0;
    const watched = async function* () {
      for (; given < 5_000_000; given += 50_000) {
        const [file] = (await disk.files()) as [string];
        furthest = Math.max(furthest, given - (await stat(file)).size);
        yield randomBytes(50_000);
      }
    };
    await vault.put(newBlob(), watched());
    expect(given).toBe(5_000_000);
    expect(furthest).toBeLessThan(400_000);
  });

  it('clears away what a crash left behind, but not what may still be written', async () => {
    await vault.put(newBlob(), inPieces(Buffer.from('x'), 1));
    const sound = await disk.files();
    const [old, young] = ['old', 'young'].map((name) => join(disk.folder, 'incoming', `${name}.part`)) as [
      string,
      string,
    ];
    for (const path of [old, young]) await writeFile(path, 'left over');
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(old, hoursAgo, hoursAgo);
    await utimes(sound[0] as string, hoursAgo, hoursAgo);
    await openFilesDocumentVault(disk);
    expect(await disk.files()).toEqual([...sound, young].sort());
  });
});
