import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { within } from './failures.js';
import { readToEnd } from './timed-read.js';

/** Whether a log is being copied into a namespace: nobody may build on it until it is whole. */
export type MigrationMark = 'MigrationBegun' | 'MigrationFinished';

const streamOf = (namespace: string) => `${namespace}-migration`;

/** The newest mark of a namespace; null where nothing ever migrated into it. */
async function readMigrationMark(
  client: EventStoreDBClient,
  namespace: string,
  patience: number,
): Promise<{ readonly mark: string; readonly revision: bigint } | null> {
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  const [last] = await readToEnd(client.readStream(streamOf(namespace), options), patience);
  return last?.event ? { mark: last.event.type, revision: last.event.revision } : null;
}

/** @throws EventStoreUnavailableError when a migration into it hasn't come to its end */
export async function refuseUnfinishedMigration(
  client: EventStoreDBClient,
  namespace: string,
  patience: number,
): Promise<void> {
  const begun: MigrationMark = 'MigrationBegun';
  if ((await readMigrationMark(client, namespace, patience))?.mark !== begun) return;
  const advice = 'a migration into it is not finished: run `attestory migrate` to its end';
  throw new EventStoreUnavailableError(`EventStoreDB can’t be used: ${advice}`, 'not-stored');
}

/** Sets a mark, unless it is the newest one. */
export async function setMigrationMark(
  client: EventStoreDBClient,
  namespace: string,
  mark: MigrationMark,
  patience: number,
): Promise<void> {
  const before = await readMigrationMark(client, namespace, patience);
  if (before?.mark === mark) return;
  const options = { expectedRevision: before?.revision ?? NO_STREAM, deadline: patience } as const;
  try {
    await within(patience, client.appendToStream(streamOf(namespace), jsonEvent({ type: mark, data: {} }), options));
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    throw new EventStoreUnavailableError('EventStoreDB: another migration goes on there', 'not-stored');
  }
}
