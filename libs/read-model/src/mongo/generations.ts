import { randomBytes } from 'node:crypto';
import { anyOf, Gathering, isDuplicateKey } from '@attestory/mongo';
import type { Collection, Db } from 'mongodb';
import { type Generation, ReadModelUnavailableError, StaleWriterError } from '../read-model.port.js';
import { prepareCollections, type ViewDatabase } from './view-database.js';

/** Which generations of a projection there are: one document, so that a swap is one step. */
export interface PointerDocument {
  /** Projection and version. */
  readonly _id: string;
  readonly projection: string;
  readonly version: number;
  readonly serving: string | null;
  /** Of the one that serves. */
  readonly checkpoint: string | null;
  /** An unfinished one. */
  readonly building: string | null;
}

type Named = Pick<Generation, 'projection' | 'version'>;

export function pointersIn(db: Db): Collection<PointerDocument> {
  return db.collection<PointerDocument>('projections');
}

export const pointerId = ({ projection, version }: Named) => `${projection}@${version}`;
const freshName = ({ projection, version }: Named) => `${projection}@${version}.${randomBytes(9).toString('hex')}`;

/** Which generation serves, which is being built, and which was dropped. */
export class Generations {
  /** Whose indexes were looked after by this process. */
  private readonly prepared = new Set<string>();
  /** There are few, and all projections ask for theirs at once. */
  private readonly pointers = new Gathering(async (asked: readonly Named[]) => {
    const filter = { _id: anyOf([...new Set(asked.map(pointerId))]) };
    const found = await this.database.run((db) => pointersIn(db).find(filter).toArray());
    return new Map(found.map((pointer) => [pointer._id, pointer]));
  });

  constructor(private readonly database: ViewDatabase) {}

  async read(generation: Named): Promise<PointerDocument | null> {
    return (await this.pointers.ask(generation)).get(pointerId(generation)) ?? null;
  }

  /** The name of the one that serves, made when there is none. */
  async serving(projection: string, version: number): Promise<string> {
    const named = { projection, version };
    const name = (await this.read(named))?.serving ?? (await this.makeServing(named));
    await this.prepare(name);
    return name;
  }

  async startBuilding(projection: string, version: number): Promise<string> {
    const named = { projection, version };
    const building = freshName(named);
    await this.database.run(async (db) => {
      await prepareCollections(db, building);
      const { matchedCount } = await pointersIn(db).updateOne({ _id: pointerId(named) }, { $set: { building } });
      if (matchedCount === 0) await this.insert(db, { ...named, serving: null, building });
    });
    return building;
  }

  /** @throws StaleWriterError when it was dropped */
  async swap(generation: Generation, checkpoint: string | null): Promise<void> {
    const { projection, version, name } = generation;
    await this.database.run(async (db) => {
      const change = { $set: { serving: name, checkpoint, building: null } };
      const { matchedCount } = await pointersIn(db).updateOne({ _id: pointerId(generation), building: name }, change);
      if (matchedCount > 0) await dropEarlier(db, { projection, version });
      else if ((await this.read(generation))?.serving !== name) throw dropped();
    });
  }

  /**
   * The name of the generation, or of the one that serves instead when it was dropped.
   * @throws ReadModelUnavailableError when there is none of its version any more
   */
  async resolve(generation: Generation): Promise<{ readonly name: string; readonly checkpoint: string | null }> {
    const { projection, version, name } = generation;
    const pointer = await this.read(generation);
    if (pointer?.building === name) return { name, checkpoint: null };
    if (pointer?.serving) return { name: pointer.serving, checkpoint: pointer.checkpoint };
    throw new ReadModelUnavailableError(`the views of ${projection}, version ${version}, were replaced by later ones`);
  }

  private async prepare(name: string): Promise<void> {
    if (this.prepared.has(name)) return;
    await this.database.run((db) => prepareCollections(db, name));
    this.prepared.add(name);
  }

  private async makeServing(named: Named): Promise<string> {
    return this.database.run(async (db) => {
      await dropEarlier(db, named);
      const serving = freshName(named);
      await prepareCollections(db, serving);
      const unserved = { _id: pointerId(named), serving: null };
      const { matchedCount } = await pointersIn(db).updateOne(unserved, { $set: { serving, checkpoint: null } });
      if (matchedCount === 0) await this.insert(db, { ...named, serving, building: null });
      const pointer = await pointersIn(db).findOne({ _id: pointerId(named) });
      if (!pointer?.serving) throw dropped();
      return pointer.serving;
    });
  }

  /** Does nothing when another process was faster. */
  private async insert(db: Db, pointer: Named & Pick<PointerDocument, 'serving' | 'building'>): Promise<void> {
    try {
      await pointersIn(db).insertOne({ _id: pointerId(pointer), ...pointer, checkpoint: null });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const { building } = pointer;
      if (building) await pointersIn(db).updateOne({ _id: pointerId(pointer) }, { $set: { building } });
    }
  }
}

/** Of earlier versions only: a program of an earlier version must not take away what a later one works on. */
async function dropEarlier(db: Db, { projection, version }: Named): Promise<void> {
  await pointersIn(db).deleteMany({ projection, version: { $lt: version } });
}

export function dropped(): StaleWriterError {
  return new StaleWriterError('the generation was dropped');
}
