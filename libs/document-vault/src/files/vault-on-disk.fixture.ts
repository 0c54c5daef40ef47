import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for a vault, and what lies in it. */
export interface VaultOnDisk {
  readonly folder: string;
  /** Paths of all files, sorted. */
  files(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function newVaultOnDisk(): Promise<VaultOnDisk> {
  const parent = await mkdtemp(join(tmpdir(), 'attestory-vault-'));
  const folder = join(parent, 'documents');
  return {
    folder,
    files: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort(),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
