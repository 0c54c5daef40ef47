import { randomBytes } from 'node:crypto';
import nodeFiles, { type FileHandle, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, inPieces, newBlob } from '../document-vault.contract.js';
import { DocumentVaultUnavailableError } from '../document-vault.port.js';
import { openFilesDocumentVault } from '../open-files.js';
import { outputOf, startChild } from './child-process.fixture.js';
import type { FileSystem } from './file-system.js';
import { FilesDocumentVault } from './files-document-vault.js';
import { newVaultOnDisk, type VaultOnDisk } from './vault-on-disk.fixture.js';

type Step = 'open' | 'write' | 'sync' | 'rename' | 'read' | 'stat' | 'unlink';

/** Node's file system, that fails when it comes to a step for the n-th time. */
class FailingDisk {
  private left = 0;
  /** Files and folders that are open. */
  opened = 0;
  constructor(
    private readonly step: Step,
    private readonly code: string,
  ) {}

  failAt(time: number): void {
    this.left = time;
  }

  readonly files: FileSystem = {
    ...nodeFiles,
    open: (async (path: string, ...rest: [number, number]) => {
      this.count('open');
      const handle = await nodeFiles.open(path, ...rest);
      this.opened++;
      return this.watched(handle);
    }) as FileSystem['open'],
    rename: async (from, to) => {
      this.count('rename');
      await nodeFiles.rename(from, to);
    },
    unlink: async (path) => {
      this.count('unlink');
      await nodeFiles.unlink(path);
    },
    stat: (async (path: string) => {
      this.count('stat');
      return nodeFiles.stat(path);
    }) as FileSystem['stat'],
  };

  private count(step: string): void {
    if (step === this.step && this.left > 0 && --this.left === 0)
      throw Object.assign(new Error(`${this.code}: on ${step}`), { code: this.code, syscall: step });
  }

  private watched(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get: (target, name: 'write' | 'close') => {
        const value: unknown = target[name];
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          this.count(name);
          if (name === 'close' && target.fd >= 0) this.opened--;
          return value.apply(target, given) as unknown;
        };
      },
    });
  }
}

describe('the vault of encrypted files, when the disk fails', () => {
  let disk: VaultOnDisk;
  beforeEach(async () => {
    disk = await newVaultOnDisk();
  });
  afterEach(() => disk.remove());

  const bytes = randomBytes(700_000);

  it.each([
    ['open', 1, 'EACCES'],
    ['open', 1, 'EROFS'],
    ['open', 1, 'EMFILE'],
    ['write', 1, 'ENOSPC'],
    ['write', 3, 'EIO'],
    ['sync', 1, 'EIO'],
    ['rename', 1, 'ENOSPC'],
  ] as const)(
    'keeps nothing of a put that fails at %s number %i with %s, and the blob that was there',
    async (step, time, code) => {
      const failing = new FailingDisk(step, code);
      const vault = await FilesDocumentVault.open(disk.folder, failing.files);
      const [blob, kept] = [newBlob(), newBlob()];
      await vault.put(kept, inPieces(bytes.subarray(1), 10_000));
      const before = await disk.files();
      for (const target of [blob, kept]) {
        failing.failAt(time);
        const put = vault.put(target, inPieces(bytes, 10_000));
        await expect(put).rejects.toThrow(DocumentVaultUnavailableError);
        await expect(put).rejects.toThrow(code);
      }
      expect(await disk.files()).toEqual(before);
      expect((await collect(vault.get(kept))).equals(bytes.subarray(1))).toBe(true);
      await vault.put(blob, inPieces(bytes, 10_000));
      expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
    },
  );

  it.each(['write', 'sync', 'read', 'rename', 'unlink'] as const)(
    'leaves no file open, also when %s fails',
    async (step) => {
      const failing = new FailingDisk(step, 'EIO');
      const vault = await FilesDocumentVault.open(disk.folder, failing.files);
      const blob = newBlob();
      for (const time of [0, 1, 2]) {
        failing.failAt(time);
        await vault.put(blob, inPieces(bytes, 10_000)).catch(() => {});
        await collect(vault.get(blob)).catch(() => {});
        for await (const _ of vault.get(blob)) break;
        await vault.delete(blob.id).catch(() => {});
        failing.failAt(0);
        await vault.put(blob, inPieces(bytes, 10_000));
      }
      expect(failing.opened).toBe(0);
    },
  );

  it('does not acknowledge a put whose new name may not be durable', async () => {
    const failing = new FailingDisk('sync', 'EIO');
    const vault = await FilesDocumentVault.open(disk.folder, failing.files);
    failing.failAt(2);
    await expect(vault.put(newBlob(), inPieces(bytes, 10_000))).rejects.toThrow(DocumentVaultUnavailableError);
  });

  it.each(['open', 'read', 'stat'] as const)('says so when a blob can’t be read: %s', async (step) => {
    const failing = new FailingDisk(step, 'EIO');
    const vault = await FilesDocumentVault.open(disk.folder, failing.files);
    const blob = newBlob();
    await vault.put(blob, inPieces(bytes, 10_000));
    failing.failAt(1);
    await expect(collect(vault.get(blob))).rejects.toThrow(DocumentVaultUnavailableError);
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
  });

  it('says so when a blob can’t be looked at or removed, and does not call it gone', async () => {
    const blob = newBlob();
    await (await openFilesDocumentVault(disk)).put(blob, inPieces(bytes, 10_000));
    const looking = new FailingDisk('stat', 'EIO');
    const vault = await FilesDocumentVault.open(disk.folder, looking.files);
    looking.failAt(1);
    await expect(vault.stat(blob.id)).rejects.toThrow(DocumentVaultUnavailableError);
    for (const step of ['unlink', 'sync'] as const) {
      const failing = new FailingDisk(step, 'EROFS');
      const removing = await FilesDocumentVault.open(disk.folder, failing.files);
      failing.failAt(1);
      await expect(removing.delete(blob.id)).rejects.toThrow(DocumentVaultUnavailableError);
    }
    await vault.delete(blob.id);
    expect(await vault.stat(blob.id)).toBeNull();
  });

  it('does not take a vault that is not there for an empty one', async () => {
    const vault = await openFilesDocumentVault(disk);
    const blob = newBlob();
    await vault.put(blob, inPieces(bytes, 10_000));
    await rename(disk.folder, `${disk.folder}.unmounted`);
    for (const use of [
      collect(vault.get(blob)),
      vault.stat(blob.id),
      vault.delete(blob.id),
      vault.put(blob, inPieces(bytes, 10_000)),
    ])
      await expect(use).rejects.toThrow(DocumentVaultUnavailableError);
    await rename(`${disk.folder}.unmounted`, disk.folder);
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
  });

  it('can’t be opened where there is a file', async () => {
    await writeFile(disk.folder, 'a file');
    await expect(openFilesDocumentVault(disk)).rejects.toThrow(DocumentVaultUnavailableError);
    await expect(openFilesDocumentVault({ folder: join(disk.folder, 'in-a-file') })).rejects.toThrow(
      DocumentVaultUnavailableError,
    );
  });

  it('takes no more than the file may hold, leaves nothing, and goes on afterwards', async () => {
    // A limit of the file's size: the kernel itself takes a part of a write, and then refuses the next one.
    const program = `
      const vault = await source.openFilesDocumentVault({ folder: given[0] });
      const put = (id, bytes) => vault.put({ id, key: new Uint8Array(32) }, (async function* () { yield bytes; })());
      const failure = await put('too-much', new Uint8Array(5_000_000)).catch(({ name, cause }) => [name, cause.code]);
      console.log(JSON.stringify([failure, await vault.stat('too-much'), await put('enough', new Uint8Array(100_000))]));`;
    const child = startChild(join(import.meta.dirname, '../open-files.ts'), program, [disk.folder], 'ulimit -f 1000');
    const [failure, stat, after] = JSON.parse(await outputOf(child)) as [unknown, unknown, object];
    expect(failure).toEqual(['DocumentVaultUnavailableError', 'EFBIG']);
    expect(stat).toBeNull();
    expect(after).toMatchObject({ bytes: 100_000 });
    expect(await disk.files()).toEqual([expect.stringContaining('enough')]);
  });
});
