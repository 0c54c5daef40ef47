import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import streams, {
  type DeleteReq,
  type DeleteResp,
  type TombstoneReq,
  type TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { expectedOf, nameOf } from './expectations.js';
import type { Log } from './log.js';
import { deleteFailed, streamDeleted } from './refusals.js';
import type { AppendOutcome, Expected } from './stored-event.js';

type Options = DeleteReq.Options | TombstoneReq.Options;
type Do = (stream: string, expected: Expected) => AppendOutcome;

export function deleteCall(log: Log) {
  return (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>): void => {
    const position = new streams.DeleteResp.Position();
    perform(
      (stream, expected) => log.delete(stream, expected),
      call.request.getOptions(),
      answer,
      (at) => new streams.DeleteResp().setPosition(position.setCommitPosition(at).setPreparePosition(at)),
    );
  };
}

export function tombstoneCall(log: Log) {
  return (call: ServerUnaryCall<TombstoneReq, TombstoneResp>, answer: sendUnaryData<TombstoneResp>): void => {
    const position = new streams.TombstoneResp.Position();
    perform(
      (stream, expected) => log.tombstone(stream, expected),
      call.request.getOptions(),
      answer,
      (at) => new streams.TombstoneResp().setPosition(position.setCommitPosition(at).setPreparePosition(at)),
    );
  };
}

function perform<R>(
  action: Do,
  options: Options | undefined,
  answer: sendUnaryData<R>,
  respond: (at: string) => R,
): void {
  if (!options) return;
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : null);
  const outcome = action(stream, expected);
  if (outcome.kind === 'deleted') answer(streamDeleted(stream));
  else if (outcome.kind === 'wrong-version') answer(deleteFailed(stream, expected, outcome.current));
  else answer(null, respond(String(outcome.position)));
}
