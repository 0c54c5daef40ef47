import { readFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { accessOf } from './access.js';
import { appendCall } from './append-call.js';
import { batchAppendCall } from './batch-append-call.js';
import { deleteCall, tombstoneCall } from './delete-calls.js';
import { fileJournal, NO_JOURNAL } from './journal.js';
import { Log } from './log.js';
import { readCall } from './read-call.js';
import { supportedMethodsCall } from './server-features.js';

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where events outlive the server; in memory otherwise. */
  readonly file?: string;
  /** PEM files; plain text otherwise. */
  readonly tls?: { readonly key: string; readonly certificate: string };
  /** The only one let in, `user:password`; everybody otherwise. */
  readonly access?: string;
  readonly version?: string;
}

/** Serves what a server of EventStoreDB would, on loopback, and resolves to the port. */
export async function startServer({ port, file, tls, access, version = '24.10.14' }: ServerOptions): Promise<number> {
  const log = new Log(file === undefined ? NO_JOURNAL : fileJournal(file));
  const server = new Server({
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    ...(access !== undefined && { interceptors: [accessOf(access)] }),
  });
  server.addService(features.ServerFeaturesService, { getSupportedMethods: supportedMethodsCall(version) });
  server.addService(streams.StreamsService, {
    append: appendCall(log),
    batchAppend: batchAppendCall(log),
    delete: deleteCall(log),
    tombstone: tombstoneCall(log),
    read: readCall(log),
  });
  process.once('SIGTERM', () => {
    server.forceShutdown();
    process.exit(0);
  });
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials(tls), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}

function credentials(tls: ServerOptions['tls']): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  const pair = { private_key: readFileSync(tls.key), cert_chain: readFileSync(tls.certificate) };
  return ServerCredentials.createSsl(null, [pair]);
}
