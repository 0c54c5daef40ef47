import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type AppendReq, type AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { expectedOf, nameOf } from './expectations.js';
import type { Log } from './log.js';
import { isProblem, isToBeAnswered, MAX_APPEND, MAX_MESSAGE, readProposals, sizeOfData } from './proposals.js';
import { appendTooLarge, handlerThrew, messageTooLarge, streamDeleted } from './refusals.js';
import type { AppendOutcome, Expected } from './stored-event.js';

const { AppendResp: Response } = streams;
/** -1 as an unsigned number, as far as JavaScript can say it. */
const MINUS_ONE = 2 ** 64 - 2_048;

/** `Append`: one append per call, which the client uses when it is given credentials. */
export function appendCall(log: Log) {
  return (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const proposals: AppendReq.ProposedMessage[] = [];
    call.on('data', (request: AppendReq) => {
      options = request.getOptions() ?? options;
      const proposal = request.getProposedMessage();
      if (proposal) proposals.push(proposal);
    });
    // A turn later, so that a cancellation that came with the request is seen.
    call.on('end', () => setImmediate(() => !call.cancelled && finish()));
    const finish = () => {
      if (!options) return answer(handlerThrew());
      if (sizeOfData(proposals) > MAX_MESSAGE) return answer(messageTooLarge());
      const stream = nameOf(options.getStreamIdentifier());
      const events = readProposals(stream, proposals);
      if (isProblem(events)) return answer('tooLarge' in events ? appendTooLarge(MAX_APPEND) : handlerThrew());
      const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : null);
      const outcome = log.append(stream, expected, events);
      if (outcome.kind === 'deleted') return answer(streamDeleted(stream));
      if (isToBeAnswered(events)) answer(null, responseTo(expected, outcome));
    };
  };
}

function responseTo(expected: Expected, outcome: Exclude<AppendOutcome, { kind: 'deleted' }>): AppendResp {
  const response = new Response();
  if (outcome.kind === 'wrong-version') return response.setWrongExpectedVersion(conflict(expected, outcome.current));
  const success = new Response.Success();
  if (outcome.revision === null) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(outcome.revision));
  if (outcome.position === null) return response.setSuccess(success.setNoPosition(new shared.Empty()));
  const position = new Response.Position();
  position.setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position));
  return response.setSuccess(success.setPosition(position));
}

function conflict(expected: Expected, current: number | null): AppendResp.WrongExpectedVersion {
  const message = new Response.WrongExpectedVersion();
  const empty = () => new shared.Empty();
  if (current === null) message.setCurrentNoStream(empty()).setNoStream2060(empty());
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (expected === 'any') return message.setExpectedAny(empty()).setAny2060(empty());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(empty()).setStreamExists2060(empty());
  if (expected === 'no_stream') return message.setExpectedNoStream(empty()).setExpectedRevision2060(MINUS_ONE);
  return message.setExpectedRevision(String(expected)).setExpectedRevision2060(expected);
}
