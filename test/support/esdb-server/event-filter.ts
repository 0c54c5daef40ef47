import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredEvent } from './stored-event.js';

export interface EventFilter {
  matches(event: StoredEvent): boolean;
  /** How many events are looked at for a page. */
  readonly window: number;
  /** A checkpoint at least after so many events looked at. */
  readonly interval: number;
}

const DEFAULT_WINDOW = 32;

export function filterOf(options: ReadReq.Options): EventFilter | null {
  const filter = options.getFilter();
  if (!filter) return null;
  const window = filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex(), 'u') : null;
  const isWanted = (name: string) => prefixes.some((prefix) => name.startsWith(prefix)) || regex?.test(name) === true;
  return {
    matches: ({ stream, type }) => isWanted(byStream ? stream : type),
    window,
    interval: window * filter.getCheckpointintervalmultiplier(),
  };
}
