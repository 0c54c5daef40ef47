import { EsdbEventStore } from './esdb/esdb-event-store.js';
import type { EventStore } from './event-store.port.js';

/** Where a log is, or is to be. */
export interface EsdbLog {
  /** `esdb://user:password@host:2113?tls=true`; several hosts, or `esdb+discover://`, for a cluster. */
  readonly connectionString: string;
  /** What the names of its streams begin with; `attestory` by default. */
  readonly namespace?: string;
}

/**
 * Opens the log on an EventStoreDB or KurrentDB server, in a namespace of its own.
 * @throws EventStoreUnavailableError, whose message says what to do, when the server is absent, old, doesn't let us in, the
 * namespace is another product's, or a migration into it is not finished
 */
export async function openEsdbEventStore({ connectionString, namespace = 'attestory' }: EsdbLog): Promise<EventStore> {
  return EsdbEventStore.open({ connectionString, namespace });
}

/**
 * Opens a log for a migration into it. From `begin` on nobody else can open it, until `finish`.
 * @throws EventStoreUnavailableError as `openEsdbEventStore`
 */
export async function openEsdbEventStoreForMigration({
  connectionString,
  namespace = 'attestory',
}: EsdbLog): Promise<{ readonly store: EventStore; begin(): Promise<void>; finish(): Promise<void> }> {
  const store = await EsdbEventStore.open({ connectionString, namespace, duringMigration: true });
  return {
    store,
    begin: () => store.markMigration('MigrationBegun'),
    finish: () => store.markMigration('MigrationFinished'),
  };
}
