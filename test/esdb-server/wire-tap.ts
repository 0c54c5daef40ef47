import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type AppendResp, type BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';

const heard = { appends: [] as unknown[], reads: [] as string[] };

listen(streams.BatchAppendResp, (message) => heard.appends.push(describeBatch(message)));
listen(streams.AppendResp, (message) => heard.appends.push(describeAppend(message)));
listen(streams.ReadResp, (message) => heard.reads.push(nameOf(streams.ReadResp.ContentCase, message.getContentCase())));

/** What the client of this process has received since it was asked last, as the recording writes it. */
export function takeHeard(): { readonly appends: readonly unknown[]; readonly reads: readonly string[] } {
  const reads: string[] = [];
  for (let at = 0; at < heard.reads.length; ) {
    const kind = heard.reads[at] as string;
    const from = at;
    while (heard.reads[at] === kind) at++;
    reads.push(at - from > 1 ? `${kind} x${at - from}` : kind);
  }
  const taken = { appends: heard.appends, reads };
  Object.assign(heard, { appends: [], reads: [] });
  return taken;
}

function listen<T>(type: { deserializeBinary(bytes: Uint8Array): T }, tell: (message: T) => void): void {
  const original = type.deserializeBinary;
  type.deserializeBinary = (bytes) => {
    const message = original(bytes);
    tell(message);
    return message;
  };
}

function nameOf(cases: Readonly<Record<string, unknown>>, value: number): string {
  return Object.entries(cases).find(([, number]) => number === value)?.[0] ?? '';
}

function describeBatch(message: BatchAppendResp) {
  const { ResultCase, ExpectedStreamPositionCase, Success } = streams.BatchAppendResp;
  const [success, error] = [message.getSuccess(), message.getError()];
  const packed = error?.getDetails();
  const type = packed?.getTypeName() ?? '';
  const name = type.split('.').at(-1) as 'WrongExpectedVersion';
  const details = packed?.unpack(shared[name].deserializeBinary, type);
  const { CurrentStreamRevisionOptionCase, ExpectedStreamPositionOptionCase } = shared.WrongExpectedVersion;
  return {
    message: 'BatchAppendResp',
    result: nameOf(ResultCase, message.getResultCase()),
    ...(success && {
      success: {
        currentRevisionOption: nameOf(Success.CurrentRevisionOptionCase, success.getCurrentRevisionOptionCase()),
        positionOption: nameOf(Success.PositionOptionCase, success.getPositionOptionCase()),
      },
    }),
    ...(error && {
      error: {
        code: error.getCode(),
        message: error.getMessage(),
        detailsType: type,
        details: describeDetails(details),
        ...(name === 'WrongExpectedVersion' &&
          details && {
            currentStreamRevisionOption: nameOf(
              CurrentStreamRevisionOptionCase,
              details.getCurrentStreamRevisionOptionCase(),
            ),
            expectedStreamPositionOption: nameOf(
              ExpectedStreamPositionOptionCase,
              details.getExpectedStreamPositionOptionCase(),
            ),
          }),
      },
    }),
    expectedStreamPosition: nameOf(ExpectedStreamPositionCase, message.getExpectedStreamPositionCase()),
    streamIdentifierPresent: message.hasStreamIdentifier(),
  };
}

function describeDetails(details: { toObject(): object } | null | undefined) {
  if (details instanceof shared.StreamDeleted) {
    const name = Buffer.from(details.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
    return { streamIdentifier: { streamName: { $bytesOf: name } } };
  }
  return details?.toObject();
}

function describeAppend(message: AppendResp) {
  const { ResultCase, Success } = streams.AppendResp;
  const success = message.getSuccess();
  return {
    message: 'AppendResp',
    result: nameOf(ResultCase, message.getResultCase()),
    ...(success && {
      success: {
        currentRevisionOption: nameOf(Success.CurrentRevisionOptionCase, success.getCurrentRevisionOptionCase()),
        positionOption: nameOf(Success.PositionOptionCase, success.getPositionOptionCase()),
      },
    }),
    ...(message.hasWrongExpectedVersion() && { wrongExpectedVersion: message.getWrongExpectedVersion()?.toObject() }),
  };
}
