import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { anyOf } from '@attestory/mongo';
import { type Generation, ReadModelUnavailableError, type StoredView } from '../read-model.port.js';
import type { Claims } from './claims.js';
import type { Generations } from './generations.js';
import { collectionsOf, type ViewDatabase } from './view-database.js';
import { inSession } from './view-writer.js';

const readAtOnce = 1_000;
/** How long a moment is waited for at which nobody writes, where there are no snapshots. Milliseconds. */
const momentPatience = 30_000;

/** Reads whole generations, and views by id. */
export class ViewReader {
  constructor(
    private readonly database: ViewDatabase,
    private readonly generations: Generations,
    private readonly claims: Claims,
  ) {}

  async load(name: string, ids: readonly string[]): Promise<ReadonlyMap<string, StoredView>> {
    const found = await this.views(name, ids);
    const inOrder = ids.flatMap((id) => {
      const view = found.get(id);
      return view ? [[id, { json: view.json, position: view.position }] as const] : [];
    });
    return new Map(inOrder);
  }

  /** With what they say of their entries. */
  views(name: string, ids: readonly string[]) {
    return this.database.run(async (db) => {
      const { views } = collectionsOf(db, name);
      const found = new Map<string, StoredView & { readonly entries: Readonly<Record<string, string>> }>();
      for (let start = 0; start < ids.length; start += readAtOnce) {
        const some = ids.slice(start, start + readAtOnce);
        for await (const { _id, json, position, entries } of views.find({ _id: anyOf(some) }))
          found.set(_id, { json, position, entries });
      }
      return found;
    });
  }

  async count(generation: Generation): Promise<number> {
    const { name } = await this.generations.resolve(generation);
    return this.database.run((db) => collectionsOf(db, name).views.countDocuments({ live: true }));
  }

  /** Of one moment: of a snapshot where the server has them, else of a time in which no batch was being written. */
  async stateHash(generation: Generation): Promise<string> {
    const deadline = performance.now() + momentPatience;
    for (let pause = 10; performance.now() < deadline; pause = Math.min(2 * pause, 500)) {
      const before = await this.moment(generation);
      const hash = before && (await this.hash(before.name));
      if (hash && isDeepStrictEqual(await this.moment(generation), before)) return hash;
      await sleep(pause);
    }
    throw new ReadModelUnavailableError('the views can’t be hashed: they are written all the time');
  }

  /** What doesn't change while nobody writes; null while somebody does, or has left a batch half written. */
  private async moment(
    generation: Generation,
  ): Promise<{ readonly name: string; readonly checkpoint: string | null } | null> {
    const { name, checkpoint } = await this.generations.resolve(generation);
    if (this.database.hasTransactions) return { name, checkpoint: null };
    return (await this.claims.isHeld(name, checkpoint)) ? null : { name, checkpoint };
  }

  private hash(name: string): Promise<string> {
    return this.database.atOneMoment(async (db, session) => {
      const hash = createHash('sha256');
      const options = { projection: { json: 1 }, ...inSession(session) };
      const moment = session ? { readConcern: { level: 'snapshot' as const } } : {};
      const views = collectionsOf(db, name).views.find({ live: true }, { ...options, ...moment });
      for await (const { _id, json } of views.sort({ _id: 1 })) hash.update(`${_id}\n${json}\n`);
      return hash.digest('hex');
    });
  }
}
