import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';

/** How many blobs a service's vault holds, wherever that is. */
export async function countBlobs({ ATTESTORY_MONGODB, ATTESTORY_DATA }: NodeJS.ProcessEnv): Promise<number> {
  if (ATTESTORY_MONGODB) return countInDatabase(ATTESTORY_MONGODB);
  const names = await readdir(join(ATTESTORY_DATA as string, 'documents'), { recursive: true });
  return names.filter((name) => name.endsWith('.blob')).length;
}

async function countInDatabase(connectionString: string): Promise<number> {
  const client = await MongoClient.connect(connectionString);
  try {
    return await client.db().collection('documents.blobs').countDocuments();
  } finally {
    await client.close();
  }
}
