import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MongoDatabase } from '@attestory/mongo';
import { FolderTakenError, type LeaseStore } from '@attestory/read-model';
import { ConfigError, type ServerConfig } from '../config.js';

/** The file of the data folder that a server locks. */
export const ownerLock = 'owner.lock';

/**
 * Takes the data folder for this server alone. In it are the embedded stores, or at least this process's own Merkle tree.
 * The command line may use it beside the server.
 * @returns the leases of what is done there, for a server that has no others beside it
 * @throws ConfigError when another server has the folder
 */
export async function takeFolder({ dataFolder }: ServerConfig): Promise<LeaseStore> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const { openFolderLeases } = await import('@attestory/read-model/open-sqlite');
  return openFolderLeases({ file: join(dataFolder, ownerLock) }).catch((error: unknown) => {
    if (!(error instanceof FolderTakenError)) throw error;
    throw new ConfigError(
      `ATTESTORY_DATA names ${dataFolder}, where another server runs: each needs a folder of its own.`,
    );
  });
}

/** Where processes share a database, their leases are there. */
export async function openLeases(mongo: MongoDatabase | null, folder: LeaseStore): Promise<LeaseStore> {
  if (!mongo) return folder;
  return (await import('@attestory/read-model/open-mongo')).openMongoLeases(mongo);
}
