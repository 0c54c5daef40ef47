import type { Db, Document, MongoClient } from 'mongodb';
import { textOf } from './failures.js';
import { isDuplicateKey, type MongoDatabase, MongoUnavailableError } from './mongo-database.js';

const PRODUCT = 'attestory';
/** Of everything that is kept in the database: a change that an older program can't live with counts it up. */
const FORMAT = 1;
/** The oldest server that is still maintained by the time of this version. */
const OLDEST = [6, 0] as const;

/** Holds one document that says whose the database is. */
export const MARKS = 'attestory';
const MARK_ID = 'mark';

interface Mark {
  readonly _id: string;
  readonly product: string;
  readonly format: number;
}

/**
 * Makes sure that there is a server that we know, and that the database is ours or free; it is ours then.
 * @throws MongoUnavailableError that says what to do
 */
export async function checkServer(
  client: MongoClient,
  db: Db,
): Promise<Pick<MongoDatabase, 'hasTransactions' | 'updatesAtOnce'>> {
  try {
    const hello = await db.command({ hello: 1 });
    const build = await db.admin().command({ buildInfo: 1 });
    checkVersion(build);
    await checkMark(db);
    return { hasTransactions: hasTransactions(hello), updatesAtOnce: updatesAtOnce(build) };
  } catch (error) {
    await client.close().catch(() => undefined);
    if (error instanceof MongoUnavailableError) throw error;
    throw refused(explain(error), error);
  }
}

function hasTransactions(hello: Document): boolean {
  const isSeveral = typeof hello.setName === 'string' || hello.msg === 'isdbgrid';
  return isSeveral && typeof hello.logicalSessionTimeoutMinutes === 'number';
}

/** FerretDB 1 keeps a connection of a hundred for each update of a command, and hangs for ever when it has none left. */
function updatesAtOnce({ ferretdbVersion }: Document): number {
  return ferretdbVersion === undefined ? 1_000 : 4;
}

function checkVersion({ version }: Document): void {
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw refused(`its version, ${version}, is too old: ${OLDEST.join('.')} or newer is needed`);
}

async function checkMark(db: Db): Promise<void> {
  const marks = db.collection<Mark>(MARKS);
  const read = () => marks.findOne({ _id: MARK_ID });
  const known = (await read()) ?? (await setMark(db, read));
  if (known?.product !== PRODUCT) throw refused(foreign(db));
  if (known.format !== FORMAT)
    throw refused(`the database ${db.databaseName} was written by a newer version of Attestory`);
}

/** The mark, which is then there, whoever set it; null where the database holds something without one. */
async function setMark(db: Db, read: () => Promise<Mark | null>): Promise<Mark | null> {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  // Another process of ours may have set it meanwhile, and gone on; while it does so the collection is there before the mark.
  if (collections.some(({ name }) => name !== MARKS && !name.startsWith('system.'))) return read();
  if ((await db.collection(MARKS).findOne()) !== null) return read();
  const mark = { _id: MARK_ID, product: PRODUCT, format: FORMAT };
  try {
    await db.collection<Mark>(MARKS).insertOne(mark);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return read();
}

const foreign = (db: Db) => `the database ${db.databaseName} belongs to another product: choose another name`;

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/certificate|altnames/iu, 'its certificate isn’t trusted: name its authority by `tlsCAFile`'],
  [
    /wrong version number|packet length too long|before secure TLS/iu,
    'it doesn’t speak TLS: leave out `tls=true` if that is meant',
  ],
  [/ECONNREFUSED/u, 'nothing listens there: is it running, and is the port right?'],
  [/ENOTFOUND|EAI_AGAIN|querySrv/u, 'there is no host of that name'],
  [
    /AuthenticationFailed|\b18\b|auth/iu,
    'it doesn’t take the user or the password, or `authSource` is another database',
  ],
  [/Unauthorized|\b13\b/u, 'the user may not use this database: give it the role readWrite there'],
  [/wire version/iu, `it is too old: ${OLDEST.join('.')} or newer is needed`],
  [/timed out/iu, 'it doesn’t answer'],
  [/ECONNRESET|connection .*closed/iu, 'it breaks off the connection: does it want TLS (`tls=true`)?'],
];

function explain(error: unknown): string {
  const text = textOf(error);
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  return hint === undefined ? text : `${hint} (${text})`;
}

function refused(message: string, cause?: unknown): MongoUnavailableError {
  return new MongoUnavailableError(`MongoDB can’t be used: ${message}`, { ...(cause !== undefined && { cause }) });
}
