import { DatabaseSync } from 'node:sqlite';
import { open } from 'node:fs/promises';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { LOCK_PATIENCE_MS } from './database-file.js';

/**
 * Writes what the file holds at one moment into a new file, while others write on, and flushes it.
 * @throws EventStoreUnavailableError when the file isn't there or the new one can't be written
 */
export async function snapshotFile(file: string, to: string): Promise<void> {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
    try {
      db.prepare('VACUUM INTO ?').run(to);
    } finally {
      db.close();
    }
    const handle = await open(to, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await handle.close();
  } catch (cause) {
    throw new EventStoreUnavailableError(`${file} can't be copied: ${(cause as Error).message}`, 'not-stored', {
      cause,
    });
  }
}
