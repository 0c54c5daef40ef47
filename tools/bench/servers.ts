/** What a figure on servers says of itself: where no server is configured it means little. */
export function onWhich(...servers: readonly ('EventStoreDB' | 'MongoDB')[]): string {
  const { ATTESTORY_TEST_ESDB, ATTESTORY_TEST_MONGODB } = process.env;
  const stands = {
    EventStoreDB: ATTESTORY_TEST_ESDB ? null : 'our gRPC test server stood for EventStoreDB',
    MongoDB: ATTESTORY_TEST_MONGODB ? null : 'FerretDB stood for MongoDB',
  };
  const standing = servers.flatMap((server) => stands[server] ?? []);
  return standing.length === 0 ? '' : `; no real server was measured (${standing.join(', ')}): it means little`;
}
