import { Gathering, isDuplicateKey, type MongoDatabase, MongoUnavailableError } from '@attestory/mongo';
import type { Collection } from 'mongodb';
import { type Lease, type LeaseStore, LeaseStoreUnavailableError } from '../lease-store.port.js';

/** One term of a lease. Only its holder changes it, and whoever inserts the next one has the lease. */
interface Term {
  readonly _id: string;
  readonly name: string;
  readonly token: number;
  readonly holder: string | null;
  readonly beat: number;
}

type Terms = Collection<Term>;

/**
 * Leases in MongoDB. The key of a term is the lease's name and token, so that the index on keys, which every server
 * keeps, chooses one of several that take it. Nothing rests on updates being guarded, on transactions or on the server's
 * clock.
 */
export class MongoLeases implements LeaseStore {
  private isClosed = false;
  private readonly all = new Gathering(() => this.use((terms) => terms.find().toArray()));

  /** @param mongo closed by whoever opened it */
  constructor(private readonly mongo: MongoDatabase) {}

  async renew(holder: string): Promise<readonly Lease[]> {
    await this.use((terms) => terms.updateMany({ holder }, { $inc: { beat: 1 } }));
    const all = await this.all.ask(undefined);
    const standing = newest(all);
    const over = all.filter(({ name, token }) => token < (standing.get(name)?.token ?? 0)).map(({ _id }) => _id);
    if (over.length > 0) await this.use((terms) => terms.deleteMany({ _id: { $in: over } }));
    return [...standing.values()];
  }

  /** A whole set of leases is taken when a process ends: the looks before and after are shared. */
  async take(name: string, holder: string, seen: Lease | null): Promise<Lease | null> {
    if (!isSame(await this.newestOf(name), seen)) return null;
    const token = (seen?.token ?? 0) + 1;
    const term: Term = { _id: `${name}/${token}`, name, token, holder, beat: 0 };
    if (!(await this.use((terms) => insert(terms, term)))) return null;
    // Whoever stood still since it looked may have inserted a term that was there once and is gone.
    if ((await this.newestOf(name))?.token === token) return leaseOf(term);
    await this.use((terms) => terms.deleteOne({ _id: term._id }));
    return null;
  }

  async release({ name, token }: Lease): Promise<void> {
    await this.use((terms) => terms.updateOne({ _id: `${name}/${token}` }, { $set: { holder: null } }));
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  private async newestOf(name: string): Promise<Lease | null> {
    return newest(await this.all.ask(undefined)).get(name) ?? null;
  }

  private async use<T>(work: (terms: Terms) => Promise<T>): Promise<T> {
    if (this.isClosed) throw new LeaseStoreUnavailableError('the leases are closed');
    try {
      return await this.mongo.run((db) => work(db.collection<Term>('leases')));
    } catch (error) {
      if (!(error instanceof MongoUnavailableError)) throw error;
      throw new LeaseStoreUnavailableError(error.message, { cause: error });
    }
  }
}

/** @returns false when somebody else's is there already */
async function insert(terms: Terms, term: Term): Promise<boolean> {
  try {
    await terms.insertOne(term);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** By name. Terms that are over may be there still. */
function newest(terms: readonly Term[]): ReadonlyMap<string, Lease> {
  const leases = new Map<string, Lease>();
  for (const term of terms) if (term.token > (leases.get(term.name)?.token ?? 0)) leases.set(term.name, leaseOf(term));
  return leases;
}

function leaseOf({ name, holder, token, beat }: Term): Lease {
  return { name, holder, token, beat };
}

function isSame(a: Lease | null, b: Lease | null): boolean {
  return a?.token === b?.token && a?.beat === b?.beat && a?.holder === b?.holder;
}
