import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere, onDisk } from './file-system.js';

/**
 * Copies the whole blobs of a vault's folder, flushed; what is still incoming is left out. A blob never changes once it is
 * there, so one by one is consistent. Gives how many there were.
 * @throws DocumentVaultUnavailableError
 */
export async function copyVaultFolder(from: string, to: string, onBlob: () => void = () => {}): Promise<number> {
  let blobs = 0;
  const folders = await onDisk(() => readdir(from));
  for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await onDisk(() => readdir(join(from, folder)));
    const target = join(to, folder);
    await onDisk(() => mkdir(target, { recursive: true, mode: 0o700 }));
    for (const name of names.filter((name) => name.endsWith('.blob'))) {
      // Removed meanwhile: it was to go.
      const copied = await ifThere(async () => {
        await copyFile(join(from, folder, name), join(target, name), constants.COPYFILE_FICLONE);
        return true;
      });
      if (!copied) continue;
      await flush(join(target, name), 'r+');
      blobs++;
      onBlob();
    }
    await flush(target, 'r');
  }
  await onDisk(() => mkdir(to, { recursive: true, mode: 0o700 }));
  return blobs;
}

async function flush(path: string, flags: string): Promise<void> {
  await onDisk(async () => {
    const handle = await open(path, flags);
    await handle.sync();
    await handle.close();
  });
}
