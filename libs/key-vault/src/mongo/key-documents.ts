import { anyOf, Gathering, type MongoDatabase, MongoUnavailableError } from '@attestory/mongo';
import { Binary, type Collection, type Db, MongoBulkWriteError } from 'mongodb';
import { type KeyRef, KeyVaultUnavailableError } from '../key-vault.port.js';
import { wrappedBytes } from '../master-key.js';

/** How many are asked for, or written, at once. */
const atOnce = 1_000;

export interface KeyDocument {
  readonly _id: string;
  readonly scope: string;
  readonly subject: string;
  readonly wrapped: Binary;
  /** A mark: this key is never made again. `wrapped` holds nothing then. */
  readonly destroyed: boolean;
}

/** The wrapped keys as documents, by the names of their places. */
export class KeyDocuments {
  /** All projections want those of a new event at the same time. */
  private readonly together = new Gathering((asked: readonly (readonly KeyRef[])[]) => this.findAll(asked.flat()));

  constructor(private readonly mongo: MongoDatabase) {}

  /** Those of the places that there are, and maybe others. */
  find(refs: readonly KeyRef[]): Promise<ReadonlyMap<string, KeyDocument>> {
    return this.together.ask(refs);
  }

  private async findAll(refs: readonly KeyRef[]): Promise<ReadonlyMap<string, KeyDocument>> {
    const found = new Map<string, KeyDocument>();
    for (const names of groupsOf([...new Set(refs.map(nameOf))]))
      for (const key of await this.run((keys) => keys.find({ _id: anyOf(names) }).toArray())) found.set(key._id, key);
    return found;
  }

  /** Some of those whose names come after one, in the order of their names. */
  after(name: string): Promise<readonly KeyDocument[]> {
    return this.run((keys) =>
      keys
        .find({ _id: { $gt: name } })
        .sort({ _id: 1 })
        .limit(atOnce)
        .toArray(),
    );
  }

  /**
   * Adds keys, or marks (null), where there are none; one that is there, or was destroyed, stays as it is. Afterwards a majority has them,
   * also those that another caller was faster to add: a server waits for what it found, too.
   */
  async add(added: readonly (readonly [KeyRef, Uint8Array | null])[]): Promise<void> {
    for (const group of groupsOf(added)) {
      const documents = group.map(([ref, wrapped]) => documentOf(ref, wrapped));
      await this.run((keys) => keys.insertMany(documents, { ordered: false })).catch(unlessThere);
    }
  }

  /** Overwrites keys; their marks stay. */
  async destroy(refs: readonly KeyRef[]): Promise<void> {
    const nothing = { wrapped: new Binary(new Uint8Array(wrappedBytes)), destroyed: true };
    for (const names of groupsOf(refs.map(nameOf)))
      await this.run((keys) => keys.updateMany({ _id: { $in: [...names] }, destroyed: false }, { $set: nothing }));
  }

  private run<T>(work: (keys: Collection<KeyDocument>) => Promise<T>): Promise<T> {
    return onServer(this.mongo, (db) => work(keysOf(db)));
  }
}

export const keysOf = (db: Db): Collection<KeyDocument> => db.collection<KeyDocument>('keys');

/** Does something on the database. @throws KeyVaultUnavailableError when the server can't, or doesn't answer */
export async function onServer<T>(mongo: MongoDatabase, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await mongo.run(work);
  } catch (error) {
    if (!(error instanceof MongoUnavailableError)) throw error;
    throw new KeyVaultUnavailableError(`the key vault can't be used: ${error.message}`, { cause: error });
  }
}

/** As JSON, since no two pairs of texts have the same. */
export function nameOf({ scope, subject }: KeyRef): string {
  return JSON.stringify([scope, subject]);
}

export function bytesOf(binary: unknown): Uint8Array {
  return binary instanceof Binary ? binary.buffer.subarray(0, binary.position) : new Uint8Array(0);
}

const duplicateKey = 11_000;

/** That keys were there already is no failure; that others couldn't be written, or not by a majority, is. */
function unlessThere(error: unknown): void {
  if (!(error instanceof MongoBulkWriteError)) throw error;
  const isOnlyThere = [error.writeErrors].flat().every(({ code }) => code === duplicateKey);
  if (isOnlyThere && !error.result.getWriteConcernError()) return;
  throw new KeyVaultUnavailableError('the key vault can’t be used: the server did not store a key', { cause: error });
}

function documentOf(ref: KeyRef, wrapped: Uint8Array | null): KeyDocument {
  const { scope, subject } = ref;
  const bytes = new Binary(wrapped ?? new Uint8Array(wrappedBytes));
  return { _id: nameOf(ref), scope, subject, wrapped: bytes, destroyed: wrapped === null };
}

function groupsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, i) => all.slice(i * atOnce, (i + 1) * atOnce));
}
