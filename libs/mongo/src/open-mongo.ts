import type { ClientSession, Db, MongoClient } from 'mongodb';
import { createClient } from './client.js';
import { unavailable } from './failures.js';
import { watchHeartbeats } from './heartbeats.js';
import { type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
import { checkServer } from './start-up.js';

/** How long a transaction is tried again when another one was in its way. Milliseconds. */
const transactionPatience = 10_000;

/**
 * Opens a database on a MongoDB server, marking it as ours when it is empty.
 * @param options.connectionString `mongodb://user:password@host:27017/attestory?tls=true`; several hosts, or `mongodb+srv://`
 * @throws MongoUnavailableError, whose message says what to do, when the server is absent, old, doesn't let us in, or the
 * database is another product's or a newer version's
 */
export async function openMongo({ connectionString }: { readonly connectionString: string }): Promise<MongoDatabase> {
  const { client, name } = createClient(connectionString);
  const db = client.db(name);
  const { hasTransactions, updatesAtOnce } = await checkServer(client, db);
  return new OpenDatabase(client, db, hasTransactions, updatesAtOnce);
}

class OpenDatabase implements MongoDatabase {
  private isClosed = false;

  constructor(
    private readonly client: MongoClient,
    private readonly db: Db,
    readonly hasTransactions: boolean,
    readonly updatesAtOnce: number,
  ) {
    const { connectTimeoutMS, heartbeatFrequencyMS } = client.options;
    // Connecting, shaking hands, and what a server may keep a heartbeat waiting for.
    watchHeartbeats(client, 2 * connectTimeoutMS + heartbeatFrequencyMS, () => void this.connectAnew());
  }

  async run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await work(this.db);
    } catch (error) {
      throw unavailable(error);
    }
  }

  atomically<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    if (!this.hasTransactions) return this.run((db) => work(db, undefined));
    const deadline = performance.now() + transactionPatience;
    return this.run((db) =>
      this.client.withSession((session) =>
        session.withTransaction(() => {
          if (performance.now() > deadline) throw new MongoUnavailableError('MongoDB can’t be used: it is too busy');
          return work(db, session);
        }),
      ),
    );
  }

  atOneMoment<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    if (!this.hasTransactions) return this.run((db) => work(db, undefined));
    return this.run((db) => this.client.withSession({ snapshot: true }, (session) => work(db, session)));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client.close();
  }

  /** What is under way fails as if the server were away; the next operation connects, should this not. */
  private async connectAnew(): Promise<void> {
    if (this.isClosed) return;
    await this.client.close().catch(() => undefined);
    if (!this.isClosed) await this.client.connect().catch(() => undefined);
  }
}
