import type nodeFiles from 'node:fs/promises';
import { DocumentVaultUnavailableError } from '../document-vault.port.js';

/** What the vault needs of a file system; Node's, but for specs in which it fails. */
export type FileSystem = Pick<typeof nodeFiles, 'access' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'stat' | 'unlink'>;

/** Does something with files. @throws DocumentVaultUnavailableError for whatever the file system refuses */
export async function onDisk<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    throw unavailable(error);
  }
}

/** Does something with a file that may not be there: null then. @throws DocumentVaultUnavailableError */
export async function ifThere<T>(attempt: () => Promise<T>): Promise<T | null> {
  try {
    return await attempt();
  } catch (error) {
    if (isNotThere(error)) return null;
    throw unavailable(error);
  }
}

function unavailable(error: unknown): DocumentVaultUnavailableError {
  const message = error instanceof Error ? error.message : String(error);
  return new DocumentVaultUnavailableError(`the document vault can't be used: ${message}`, { cause: error });
}

function isNotThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
