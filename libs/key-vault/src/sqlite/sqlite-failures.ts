import { setTimeout as sleep } from 'node:timers/promises';
import { KeyVaultUnavailableError } from '../key-vault.port.js';

const busy = 5;
const patience = 5_000;
/** SQLite failed, or the database was closed. */
const sqliteCodes: readonly unknown[] = ['ERR_SQLITE_ERROR', 'ERR_INVALID_STATE'];

/**
 * Does something on the database; waits, without blocking the thread, while another process holds it.
 * @throws KeyVaultUnavailableError when SQLite can't, or stays busy for 5 s
 */
export async function patiently<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(2 * pause, 100)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw unavailable(error);
      await sleep(pause);
    }
  }
}

/** An error of SQLite's or the file system's as one of the port's; others as they are. */
export function unavailable(error: unknown): unknown {
  if (!isSqliteError(error) && !isFileError(error)) return error;
  return new KeyVaultUnavailableError(`the key vault can't be used: ${error.message}`, { cause: error });
}

function isBusy(error: unknown): boolean {
  return error instanceof StillInUseError || (isSqliteError(error) && ((error.errcode ?? 0) & 0xff) === busy);
}

function isSqliteError(error: unknown): error is Error & { readonly errcode?: number } {
  if (error instanceof StillInUseError) return true;
  return typeof error === 'object' && error !== null && 'code' in error && sqliteCodes.includes(error.code);
}

function isFileError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

/** Somebody still reads what is to be cut off. */
export class StillInUseError extends Error {
  override readonly name = 'StillInUseError';
}
