import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import features, { type SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';

const STREAMS = 'event_store.client.streams.streams';
const METHODS: Readonly<Record<string, readonly string[]>> = {
  read: ['position', 'events'],
  append: [],
  delete: [],
  tombstone: [],
  batchappend: ['deadline_duration'],
};

/** What the client asks before its first append: without BatchAppend in the answer it would use Append. */
export function supportedMethodsCall(version: string) {
  return (_: ServerUnaryCall<Empty, SupportedMethods>, answer: sendUnaryData<SupportedMethods>): void => {
    const methods = Object.entries(METHODS).map(([name, list]) =>
      new features.SupportedMethod()
        .setServiceName(STREAMS)
        .setMethodName(name)
        .setFeaturesList([...list]),
    );
    answer(null, new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods));
  };
}
