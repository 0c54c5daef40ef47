import type { ServerDuplexStream } from '@grpc/grpc-js';
import streams, { type BatchAppendReq, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { batchConflict, batchFailure, batchSuccess } from './batch-answers.js';
import { expectedOf, nameOf } from './expectations.js';
import type { Log } from './log.js';
import { isProblem, isToBeAnswered, MAX_APPEND, MAX_MESSAGE, readProposals, sizeOfData } from './proposals.js';
import { messageTooLarge } from './refusals.js';

interface Pending {
  readonly options: BatchAppendReq.Options;
  readonly proposals: BatchAppendReq.ProposedMessage[];
}

/** `BatchAppend`: many appends over one call, each in one or more messages of its correlation id. */
export function batchAppendCall(log: Log) {
  return (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const pending = new Map<string, Pending>();
    call.on('data', (request: BatchAppendReq) => {
      if (sizeOfData(request.getProposedMessagesList()) > MAX_MESSAGE) {
        call.emit('error', messageTooLarge());
        return;
      }
      const correlation = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      const append = pending.get(correlation) ?? (options && { options, proposals: [] });
      if (!append) return;
      pending.set(correlation, append);
      append.proposals.push(...request.getProposedMessagesList());
      if (!request.getIsFinal()) return;
      pending.delete(correlation);
      const answer = answerTo(log, append)?.setStreamIdentifier(append.options.getStreamIdentifier());
      if (answer) call.write(answer.setCorrelationId(request.getCorrelationId()));
    });
    call.on('end', () => call.end());
    call.on('error', () => pending.clear());
  };
}

function answerTo(log: Log, { options, proposals }: Pending): BatchAppendResp | null {
  const answer = new streams.BatchAppendResp();
  const deadline = options.getDeadline()?.toDate();
  if (deadline && deadline.getTime() < Date.now()) return answer.setError(batchFailure.timeout());
  const stream = nameOf(options.getStreamIdentifier());
  const events = readProposals(stream, proposals);
  if (isProblem(events)) {
    if ('tooLarge' in events) return answer.setError(batchFailure.tooLarge(MAX_APPEND));
    return answer.setError(batchFailure.badRequest(events.message));
  }
  const expected = expectedOf(options, options.hasStreamPosition() ? options.getStreamPosition() : null);
  const outcome = log.append(stream, expected, events);
  if (outcome.kind === 'deleted') return answer.setError(batchFailure.deleted(options.getStreamIdentifier()));
  if (outcome.kind === 'wrong-version') return answer.setError(batchConflict(expected, outcome.current));
  if (!isToBeAnswered(events)) return null;
  return answer.setSuccess(batchSuccess(outcome.revision, outcome.position));
}
