import { status } from '@grpc/grpc-js';
import { filterOf } from './event-filter.js';
import { nameOf } from './expectations.js';
import type { Log } from './log.js';
import { Outlet, type ReadCall } from './outlet.js';
import { readAll, readStream } from './reads.js';
import { handlerThrew, refusal } from './refusals.js';
import { subscribeToAll } from './subscribe-to-all.js';
import { subscribeToStream } from './subscribe-to-stream.js';

/** `Read`: reads and catch-up subscriptions, of a stream or of all. */
export function readCall(log: Log) {
  return (call: ReadCall): void => {
    const outlet = new Outlet(call);
    serve(log, call, outlet).catch((error: Error) => outlet.fail('code' in error ? error : handlerThrew()));
  };
}

async function serve(log: Log, call: ReadCall, outlet: Outlet): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw handlerThrew();
  const [stream, all] = [options.getStream(), options.getAll()];
  const isBackwards = options.getReadDirection() === 1;
  if (stream) {
    const name = nameOf(stream.getStreamIdentifier());
    if (name === '') throw handlerThrew();
    const from = stream.hasEnd() ? 'end' : stream.hasRevision() ? Number(stream.getRevision()) : 'start';
    if (options.hasSubscription()) return subscribeToStream(log, outlet, name, from);
    const limit = Number(options.getCount());
    if (limit === 0 || (from === 'end' && !isBackwards)) {
      throw refusal(status.UNKNOWN, 'Unexpected ReadStreamResult: Error');
    }
    return readStream(log, outlet, { stream: name, from, isBackwards, limit });
  }
  const at = all?.getPosition();
  const position = at && { commit: Number(at.getCommitPosition()), prepare: Number(at.getPreparePosition()) };
  const from = all?.hasEnd() ? 'end' : (position ?? 'start');
  if (options.hasSubscription()) return subscribeToAll(log, outlet, from, filterOf(options));
  return readAll(log, outlet, { from, isBackwards, limit: Number(options.getCount()) });
}
