import { type Db, MongoClient, type MongoClientOptions, ReadPreference } from 'mongodb';
import { MongoUnavailableError } from './mongo-database.js';

/** How long is waited, in milliseconds, and how many connections there are, unless the connection string says otherwise. */
const defaults = {
  appName: 'attestory',
  maxPoolSize: 20,
  serverSelectionTimeoutMS: 3_000,
  connectTimeoutMS: 3_000,
  // A frozen server keeps its connections: only silence tells.
  socketTimeoutMS: 6_000,
  waitQueueTimeoutMS: 6_000,
  heartbeatFrequencyMS: 2_000,
} as const satisfies MongoClientOptions;

/** What no connection string weakens: an answer means that it is stored, and a read sees what was written before. */
const demanded = {
  w: 'majority',
  journal: true,
  readConcernLevel: 'majority',
  readPreference: ReadPreference.primary,
  retryWrites: true,
  retryReads: true,
  // A text that isn't well-formed would come back as another one.
  enableUtf8Validation: true,
  ignoreUndefined: false,
} as const satisfies MongoClientOptions;

/** @throws MongoUnavailableError for a text that is no connection string with a database's name; it doesn't repeat it */
export function createClient(connectionString: string): { readonly client: MongoClient; readonly db: Db } {
  const name = databaseIn(connectionString);
  if (name === null) throw new MongoUnavailableError('no MongoDB connection string with a database’s name was given');
  const given = new Set([...parametersOf(connectionString).keys()].map((key) => key.toLowerCase()));
  const missing = Object.entries(defaults).filter(([key]) => !given.has(key.toLowerCase()));
  try {
    const client = new MongoClient(connectionString, { ...Object.fromEntries(missing), ...demanded });
    return { client, db: client.db(name) };
  } catch (error) {
    // The driver's message may repeat the connection string, password and all.
    const { message } = error as Error;
    const isSafe = !message.includes('://') && !message.includes('@');
    throw new MongoUnavailableError(`the MongoDB connection string can’t be used${isSafe ? `: ${message}` : ''}`);
  }
}

function databaseIn(connectionString: string): string | null {
  return (
    /^mongodb(?:\+srv)?:\/\/[^\s/?]+\/(?<name>[A-Za-z0-9_-]{1,63})(?:\?|$)/u.exec(connectionString)?.groups?.name ??
    null
  );
}

function parametersOf(connectionString: string): URLSearchParams {
  const at = connectionString.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : connectionString.slice(at + 1));
}
