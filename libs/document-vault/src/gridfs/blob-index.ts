import { isDuplicateKey } from '@attestory/mongo';
import { type Db, ObjectId } from 'mongodb';
import { DocumentVaultUnavailableError } from '../document-vault.port.js';
import { type BlobEntry, entries, isFileThere, looseFiles, removeFile } from './collections.js';
import type { OnServer } from './on-server.js';

/** What is loose for less may still be written, or read. Milliseconds. */
export const looseFor = 60 * 60 * 1_000;
const sweptAtOnce = 1_000;
const notSwept = { isSwept: { $exists: false } };

/**
 * Which file holds which blob. Without transactions: every file that isn't referred to is listed as loose before that can
 * be so, and the list is believed only after a look at the entries.
 */
export class BlobIndex {
  constructor(private readonly run: OnServer) {}

  find(blobId: string): Promise<BlobEntry | null> {
    return this.run((db) => entries(db).findOne({ _id: blobId }));
  }

  /** Lists a file that is about to be written. */
  async begin(blobId: string): Promise<ObjectId> {
    const file = new ObjectId();
    const loose = { _id: file, blob: blobId, kind: 'incoming', since: new Date() } as const;
    await this.run((db) => looseFiles(db).insertOne(loose));
    return file;
  }

  /**
   * Lets a blob be held by a file whose bytes are all there.
   * @throws DocumentVaultUnavailableError when they were swept meanwhile
   */
  publish(entry: BlobEntry): Promise<void> {
    const { file } = entry;
    return this.run(async (db) => {
      const incoming = { _id: file, kind: 'incoming', ...notSwept } as const;
      const { matchedCount } = await looseFiles(db).updateOne(incoming, { $set: { since: new Date() } });
      if (matchedCount === 0) throw tooLate();
      while (!(await refer(db, entry)));
      const { deletedCount } = await looseFiles(db).deleteOne(incoming);
      if (deletedCount === 0 && (await isGone(db, file))) throw tooLate();
    });
  }

  /** Gives up a file that was never published. */
  discard(file: ObjectId): Promise<void> {
    return this.run((db) => remove(db, file));
  }

  /** Removes a blob's entry, and its bytes, those that were replaced included. */
  delete(blobId: string): Promise<void> {
    return this.run(async (db) => {
      for (;;) {
        const entry = await entries(db).findOne({ _id: blobId });
        if (!entry) break;
        await loosen(db, entry);
        await entries(db).deleteOne({ _id: blobId, file: entry.file });
      }
      const replaced = await looseFiles(db).find({ blob: blobId, kind: 'replaced' }).toArray();
      for (const { _id: file } of replaced) await remove(db, file);
    });
  }

  /** Removes files that nothing has referred to for an hour: what crashed writers left, and what was replaced. */
  sweep(now: Date): Promise<void> {
    return this.run(async (db) => {
      const old = { since: { $lt: new Date(now.getTime() - looseFor) } };
      const found = await looseFiles(db).find(old).limit(sweptAtOnce).toArray();
      for (const { _id: file, blob, since } of found) {
        // Whoever is about to refer to it sees this, or we see what refers to it.
        const { matchedCount } = await looseFiles(db).updateOne({ _id: file, since }, { $set: { isSwept: true } });
        if (matchedCount === 0) continue;
        const isReferredTo = (await entries(db).countDocuments({ _id: blob, file }, { limit: 1 })) > 0;
        if (isReferredTo) await looseFiles(db).deleteOne({ _id: file, since });
        else await remove(db, file);
      }
    });
  }
}

/** Whether the entry is there now: not when somebody else has changed it at the same moment. */
async function refer(db: Db, entry: BlobEntry): Promise<boolean> {
  const { _id, ...holding } = entry;
  const before = await entries(db).findOne({ _id });
  if (before?.file.equals(entry.file)) return true;
  if (before) {
    await loosen(db, before);
    const { matchedCount } = await entries(db).updateOne({ _id, file: before.file }, { $set: holding });
    return matchedCount > 0;
  }
  try {
    await entries(db).insertOne(entry);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Lists the file of an entry that is about to go, for a reader may have it open. */
async function loosen(db: Db, { _id: blob, file }: BlobEntry): Promise<void> {
  const now = { $set: { blob, kind: 'replaced', since: new Date() }, $unset: { isSwept: '' } } as const;
  try {
    await looseFiles(db).updateOne({ _id: file }, now as never, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Of two upserts of one key at once, servers refuse one: by then it is listed.
  }
}

async function remove(db: Db, file: ObjectId): Promise<void> {
  await removeFile(db, file);
  await looseFiles(db).deleteOne({ _id: file });
}

/** Another may have replaced it already, after it was published: that is no loss. */
async function isGone(db: Db, file: ObjectId): Promise<boolean> {
  const loose = await looseFiles(db).findOne({ _id: file });
  return loose?.isSwept === true || !(await isFileThere(db, file));
}

function tooLate(): DocumentVaultUnavailableError {
  return new DocumentVaultUnavailableError('a document took longer to be stored than what is unfinished is kept for');
}
