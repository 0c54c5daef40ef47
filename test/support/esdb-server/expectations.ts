import type { Expected } from './stored-event.js';

interface Options {
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

/** Which revision a request expects; the calls name an exact one differently. */
export function expectedOf(options: Options, exact: string | null): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny() || exact === null) return 'any';
  return Number(exact);
}

export function nameOf(identifier: { getStreamName_asU8(): Uint8Array } | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}
