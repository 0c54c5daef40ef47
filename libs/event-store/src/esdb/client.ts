import type { Duplex } from 'node:stream';
import { EventStoreDBClient } from '@eventstore/db-client';

type CreateStream<C> = (client: C) => Duplex;
type StreamCreator = <C>(
  type: unknown,
  name: string,
  create: CreateStream<C>,
  cache?: unknown,
) => () => Promise<Duplex>;

/** What the client has, at the version that we use, but doesn't show. */
interface Internals {
  GRPCStreamCreator: StreamCreator;
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  readonly disposableStreams: ReadonlySet<Duplex>;
  getChannel(): Promise<{ close(): void }>;
}

/** A client whose lost connections do no harm beyond the calls that they carried. */
export function createClient(connectionString: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(connectionString);
  const internals = client as unknown as Internals;
  const create = internals.GRPCStreamCreator;
  internals.GRPCStreamCreator = (type, name, creator, cache) =>
    create(type, name, name === 'appendToStream' ? (grpc) => shield(creator(grpc)) : creator, cache);
  return client;
}

export async function serverVersion(client: EventStoreDBClient): Promise<string> {
  return (await (client as unknown as Internals).capabilities).serverVersion;
}

/**
 * Disposing of a client leaves its connection open, and waits for every stream's end: one whose answer came whole, but was
 * not read to its end, has none.
 */
export async function closeClient(client: EventStoreDBClient): Promise<void> {
  const internals = client as unknown as Internals;
  const disposed = client.dispose();
  for (const stream of internals.disposableStreams) stream.destroy();
  await disposed;
  (await internals.getChannel()).close();
}

/**
 * The stream that carries a client's appends. Its listener throws on an answer to an append that was rejected meanwhile,
 * as all of the process are when any client's stream fails; and appends that wait for it to drain end in unhandled
 * rejections when it fails. Either would end the process. How much waits is the appender's business.
 */
function shield(stream: Duplex): Duplex {
  const listeners = stream.listeners('data') as ((answer: unknown) => void)[];
  stream.removeAllListeners('data');
  stream.on('data', (answer) => {
    try {
      for (const listen of listeners) listen(answer);
    } catch {
      // The append was given up; whoever made it has looked for its events.
    }
  });
  const write = stream.write.bind(stream) as (message: unknown) => boolean;
  stream.write = (message: unknown) => write(message) || true;
  return stream;
}
