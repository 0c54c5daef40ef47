import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import { createClient } from './client.js';
import { unavailable } from './failures.js';
import { type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
import { checkServer } from './start-up.js';
import { watchDriver } from './stuck-driver.js';

/** How long a transaction is tried again when another one was in its way. Milliseconds. */
const transactionPatience = 10_000;

/** Milliseconds. */
const pauseBetweenConnecting = 500;

/** How long a client may take to close, in milliseconds: what waits for ever in it keeps no process alive. */
const closingPatience = 3_000;

const stoodStill = 'the connection to it stood still';

/**
 * Opens a database on a MongoDB server, marking it as ours when it is empty.
 * @param options.connectionString `mongodb://user:password@host:27017/attestory?tls=true`; several hosts, or `mongodb+srv://`
 * @throws MongoUnavailableError, whose message says what to do, when the server is absent, old, doesn't let us in, or the
 * database is another product's or a newer version's
 */
export async function openMongo({ connectionString }: { readonly connectionString: string }): Promise<MongoDatabase> {
  const connect = () => createClient(connectionString);
  const first = connect();
  const about = await checkServer(first.client, first.db);
  return new OpenDatabase(connect, first, about);
}

type Connected = ReturnType<typeof createClient>;

class OpenDatabase implements MongoDatabase {
  readonly hasTransactions: boolean;
  readonly updatesAtOnce: number;
  private client: MongoClient;
  private db: Db;
  private stopWatching: () => void;
  private isClosed = false;
  /** Ends what waits for a client that is given up. */
  private readonly underWay = new Set<(error: MongoUnavailableError) => void>();

  constructor(
    private readonly connect: () => Connected,
    first: Connected,
    about: Pick<MongoDatabase, 'hasTransactions' | 'updatesAtOnce'>,
  ) {
    this.hasTransactions = about.hasTransactions;
    this.updatesAtOnce = about.updatesAtOnce;
    this.client = first.client;
    this.db = first.db;
    this.stopWatching = this.watch();
  }

  async run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    let end: (error: MongoUnavailableError) => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => {
      end = reject;
    });
    this.underWay.add(end);
    try {
      return await Promise.race([work(this.db), givenUp]);
    } catch (error) {
      throw unavailable(error);
    } finally {
      this.underWay.delete(end);
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
    this.stopWatching();
    await inTime(this.client.close());
    this.endAll('the database is closed');
  }

  private watch(): () => void {
    const { connectTimeoutMS, heartbeatFrequencyMS, socketTimeoutMS, loadBalanced } = this.client.options;
    const patience = {
      // Connecting, shaking hands, and what a server may keep a heartbeat waiting for.
      heartbeat: connectTimeoutMS && 2 * connectTimeoutMS + heartbeatFrequencyMS,
      // The time-out is of silence: what is long may be sent for longer. Behind a load balancer cursors keep connections.
      operation: loadBalanced ? 0 : 4 * socketTimeoutMS,
    };
    return watchDriver(this.client, patience, () => void this.connectAnew());
  }

  /** After a first connection that failed, the driver connects by itself no more. */
  private async connectAnew(): Promise<void> {
    const client = this.replaceClient();
    while (this.isCurrent(client) && !(await client.connect().catch(() => null))) {
      this.endAll(stoodStill);
      await sleep(pauseBetweenConnecting);
    }
    // A client that is closed while it looks for its server connects all the same.
    if (!this.isCurrent(client)) await client.close().catch(() => undefined);
  }

  private isCurrent(client: MongoClient): boolean {
    return client === this.client && !this.isClosed;
  }

  /** Closing the one before may take for ever, too. */
  private replaceClient(): MongoClient {
    this.stopWatching();
    void this.client.close().catch(() => undefined);
    ({ client: this.client, db: this.db } = this.connect());
    this.stopWatching = this.watch();
    this.endAll(stoodStill);
    return this.client;
  }

  /** What is under way fails as if the server were away. */
  private endAll(reason: string): void {
    const error = new MongoUnavailableError(`MongoDB can’t be used: ${reason}`);
    for (const end of this.underWay) end(error);
  }
}

async function inTime(closing: Promise<void>): Promise<void> {
  const over = new AbortController();
  const patience = sleep(closingPatience, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    await Promise.race([closing, patience]);
  } finally {
    over.abort();
  }
}
