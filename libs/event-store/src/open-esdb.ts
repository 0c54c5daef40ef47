import { EsdbEventStore } from './esdb/esdb-event-store.js';
import type { EventStore } from './event-store.port.js';

/**
 * Opens the log on an EventStoreDB or KurrentDB server, in a namespace of its own.
 * @param options.connectionString `esdb://user:password@host:2113?tls=true`; several hosts, or `esdb+discover://`, for a cluster
 * @param options.namespace what the names of its streams begin with
 * @throws EventStoreUnavailableError, whose message says what to do, when the server is absent, old, doesn't let us in, or
 * the namespace is another product's
 */
export async function openEsdbEventStore({
  connectionString,
  namespace = 'attestory',
}: {
  readonly connectionString: string;
  readonly namespace?: string;
}): Promise<EventStore> {
  return EsdbEventStore.open({ connectionString, namespace });
}
