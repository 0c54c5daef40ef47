import { type EventStoreDBClient, jsonEvent, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { EventStoreUnavailableError, type Position } from '../event-store.port.js';
import { AllFeed } from './all-feed.js';
import { serverVersion } from './client.js';
import { textOf, within } from './failures.js';
import { toPosition } from './position.js';
import { readToEnd } from './timed-read.js';

const PRODUCT = 'attestory';
const FORMAT = 1;
/** The first whose subscriptions tell when they have caught up. */
const OLDEST = [23, 10] as const;

/** Where the events of a namespace are: `attestory.invitation-…`, after the mark in `attestory-log`. */
export interface Namespace {
  readonly prefix: string;
  readonly mark: string;
}

export function namespaceOf(name: string): Namespace {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u.test(name)) throw new TypeError(`not a name for a namespace: ${name}`);
  return { prefix: `${name}.`, mark: `${name}-log` };
}

/**
 * Makes sure that there is a server that we know, and that the namespace is ours or free; it is ours then.
 * @returns the mark's position, which is before all events of the namespace
 * @throws EventStoreUnavailableError that says what to do
 */
export async function checkServer(
  client: EventStoreDBClient,
  namespace: Namespace,
  patience: number,
): Promise<Position> {
  try {
    checkVersion(await within(patience, serverVersion(client)));
    return (await readMark(client, namespace, patience)) ?? (await setMark(client, namespace, patience));
  } catch (error) {
    if (error instanceof EventStoreUnavailableError && !error.cause) throw error;
    throw refused(explain(textOf(error instanceof EventStoreUnavailableError ? error.cause : error)), error);
  }
}

function checkVersion(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (isOld || version === 'unknown')
    throw refused(`version ${version} is too old: ${OLDEST.join('.')} or newer is needed`);
}

async function readMark(
  client: EventStoreDBClient,
  { mark, prefix }: Namespace,
  patience: number,
): Promise<Position | null> {
  const [first] = await readToEnd(client.readStream(mark, { maxCount: 1 }), patience);
  if (!first?.event?.position) return null;
  const { product, format } = (first.event.data ?? {}) as { readonly product?: unknown; readonly format?: unknown };
  if (product !== PRODUCT) throw refused(`the stream ${mark} belongs to another product: choose another namespace`);
  if (format !== FORMAT) throw refused(`the streams ${prefix}* were written by a newer version of Attestory`);
  return toPosition(first.event.position);
}

async function setMark(client: EventStoreDBClient, namespace: Namespace, patience: number): Promise<Position> {
  if (await holdsEvents(client, namespace.prefix, patience)) {
    throw refused(`the streams ${namespace.prefix}* belong to another product: choose another namespace`);
  }
  const event = jsonEvent({ type: 'LogOpened', data: { product: PRODUCT, format: FORMAT } });
  try {
    const appended = client.appendToStream(namespace.mark, event, { expectedRevision: NO_STREAM, deadline: patience });
    await within(patience, appended);
  } catch (error) {
    // Another process was faster.
    if (!(error instanceof WrongExpectedVersionError)) throw error;
  }
  const position = await readMark(client, namespace, patience);
  if (position === null) throw refused(`the stream ${namespace.mark} was deleted on the server`);
  return position;
}

async function holdsEvents(client: EventStoreDBClient, prefix: string, patience: number): Promise<boolean> {
  const feed = new AllFeed(client, prefix, undefined);
  try {
    for (;;) {
      const found: Parameters<AllFeed['fill']>[0] = [];
      if (feed.fill(found, 1) || found.length > 0) return true;
      if (feed.failure !== null) throw feed.failure;
      if (feed.isCaughtUp) return false;
      if (!(await feed.nextSign(patience))) throw new Error('the server gave no answer');
    }
  } finally {
    feed.close();
  }
}

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/wrong version number|packet length too long/iu, 'it doesn’t speak TLS: say `?tls=false` if that is meant'],
  [/certificate|altnames/iu, 'its certificate isn’t trusted: name its authority by `tlsCAFile`'],
  [/ECONNREFUSED/u, 'nothing listens there: is it running, and is the port right?'],
  [/ENOTFOUND|EAI_AGAIN|Name resolution/u, 'there is no host of that name'],
  [/access denied|UNAUTHENTICATED|401/iu, 'it doesn’t take the user or the password'],
  [/Failed to discover/u, 'none of its hosts answers as a node of a cluster: are names, ports and `tls` right?'],
  [/no answer/u, 'it accepts the connection but doesn’t answer'],
  [
    /ECONNRESET|Failed to connect|Connection dropped|Protocol error/iu,
    'it breaks off the connection: does it want TLS (`?tls=true`)?',
  ],
];

function explain(text: string): string {
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  return hint === undefined ? text : `${hint} (${text})`;
}

function refused(message: string, cause?: unknown): EventStoreUnavailableError {
  return new EventStoreUnavailableError(`EventStoreDB can’t be used: ${message}`, 'not-stored', {
    ...(cause !== undefined && { cause }),
  });
}
