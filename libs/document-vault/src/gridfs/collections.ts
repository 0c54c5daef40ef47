import { type Binary, type Collection, type Db, GridFSBucket, type ObjectId } from 'mongodb';
import { storedChunkBytes } from '../blob/blob-layout.js';

/** The bucket, and what our own collections beside it begin with. */
const bucketName = 'documents';
/** Of our own chunks in one of GridFS: a part of a document touches few, and few of its bytes are read in vain. */
export const chunksPerGridFsChunk = 4;
export const chunkSizeBytes = chunksPerGridFsChunk * storedChunkBytes;

/** Which GridFS file holds a blob: written last, so that it changes in one step. */
export interface BlobEntry {
  /** The blob's id. */
  readonly _id: string;
  readonly file: ObjectId;
  readonly header: Binary;
  /** Without the header. */
  readonly bodyBytes: number;
}

/** A GridFS file that no entry refers to yet, or any more. */
export interface LooseFile {
  /** The file's id. */
  readonly _id: ObjectId;
  readonly blob: string;
  readonly kind: 'incoming' | 'replaced';
  readonly since: Date;
  /** Its bytes are being removed: it will never be referred to. */
  readonly isSwept?: true;
}

export const entries = (db: Db): Collection<BlobEntry> => db.collection<BlobEntry>(`${bucketName}.blobs`);
export const looseFiles = (db: Db): Collection<LooseFile> => db.collection<LooseFile>(`${bucketName}.loose`);

/** A chunk of a file, as the specification of GridFS says. */
export interface GridFsChunk {
  readonly _id: ObjectId;
  readonly files_id: ObjectId;
  readonly n: number;
  readonly data: Binary;
}

export const chunks = (db: Db): Collection<GridFsChunk> => db.collection<GridFsChunk>(`${bucketName}.chunks`);

export function bucketOf(db: Db): GridFSBucket {
  return new GridFSBucket(db, { bucketName, chunkSizeBytes, writeConcern: { w: 'majority', journal: true } });
}

/** The driver makes them too, but says nothing when it can't. */
export async function makeIndexes(db: Db): Promise<void> {
  await chunks(db).createIndex({ files_id: 1, n: 1 }, { unique: true });
  await db.collection(`${bucketName}.files`).createIndex({ filename: 1, uploadDate: 1 });
}

/** Removes a file's bytes, also when it was never finished. */
export async function removeFile(db: Db, file: ObjectId): Promise<void> {
  await db.collection(`${bucketName}.files`).deleteOne({ _id: file });
  await chunks(db).deleteMany({ files_id: file });
}

export async function isFileThere(db: Db, file: ObjectId): Promise<boolean> {
  return (await db.collection(`${bucketName}.files`).countDocuments({ _id: file }, { limit: 1 })) > 0;
}
