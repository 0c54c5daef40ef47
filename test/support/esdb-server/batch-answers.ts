import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared, { type StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import status, { type Status } from '@eventstore/db-client/generated/status_pb.js';
import streams, { type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected } from './stored-event.js';

/** Of google.rpc.Code. */
const [INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS] = [3, 4, 5, 6] as const;

/** Why one append of a batch call failed; the call goes on. */
export const batchFailure = {
  timeout: () => failure(DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout()),
  tooLarge: (maximum: number) => {
    const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(maximum);
    return failure(INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details);
  },
  badRequest: (message: string) => failure(INVALID_ARGUMENT, 'BadRequest', new shared.BadRequest().setMessage(message)),
  deleted: (stream: StreamIdentifier | undefined) =>
    failure(NOT_FOUND, 'StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(stream)),
};

export function batchConflict(expected: Expected, current: number | null): Status {
  const details = new shared.WrongExpectedVersion();
  const nothing = () => new empty.Empty();
  if (current === null) details.setCurrentNoStream(nothing());
  else details.setCurrentStreamRevision(String(current));
  if (expected === 'any') details.setExpectedAny(nothing());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(nothing());
  else if (expected === 'no_stream') details.setExpectedNoStream(nothing());
  else details.setExpectedStreamPosition(String(expected));
  return failure(ALREADY_EXISTS, 'WrongExpectedVersion', details);
}

export function batchSuccess(revision: number | null, position: number | null): BatchAppendResp.Success {
  const success = new streams.BatchAppendResp.Success();
  if (revision === null) success.setNoStream(new empty.Empty());
  else success.setCurrentRevision(String(revision));
  if (position === null) return success.setNoPosition(new empty.Empty());
  const at = new shared.AllStreamPosition();
  return success.setPosition(at.setCommitPosition(String(position)).setPreparePosition(String(position)));
}

function failure(code: number, name: string, details: { serializeBinary(): Uint8Array }): Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new status.Status().setCode(code).setMessage(name).setDetails(packed);
}
