import type { StreamStates } from './stream-states.js';
import type { Expected, ProposedEvent, StoredEvent } from './stored-event.js';

export type AppendDecision =
  | { readonly kind: 'append' }
  /** Exactly these events are there already, up to a revision. */
  | { readonly kind: 'repeat'; readonly revision: number }
  | { readonly kind: 'wrong-version'; readonly current: number | null }
  | { readonly kind: 'deleted' };

type Committed = ReadonlyMap<string, StoredEvent>;

/**
 * What a real server does with an append. With `any` and `stream_exists` a repeat is known by the ids committed since
 * the server started; with an exact revision by the stream itself.
 */
export function decideAppend(
  streams: StreamStates,
  committed: Committed,
  stream: string,
  expected: Expected,
  proposed: readonly ProposedEvent[],
): AppendDecision {
  const last = streams.lastRevision(stream);
  const refused = { kind: 'wrong-version', current: last < 0 ? null : last } as const;
  if (streams.isTombstoned(stream) && !stream.startsWith('$$')) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (streams.isSoftDeleted(stream)) return { kind: 'deleted' };
    if (last < 0) return refused;
  }
  if (expected === 'any' || expected === 'stream_exists') {
    const known = proposed.map(({ id }) => committed.get(id)).map((event) => (event?.stream === stream ? event : null));
    if (!known[0]) return { kind: 'append' };
    if (known.includes(null)) return refused;
    return { kind: 'repeat', revision: known.at(-1)?.revision ?? 0 };
  }
  const revision = expected === 'no_stream' ? -1 : expected;
  if (revision > last) return refused;
  if (revision === last) return { kind: 'append' };
  const isThere = (id: string, index: number) => streams.event(stream, revision + 1 + index)?.id === id;
  if (proposed.length > 0 && proposed.every(({ id }, index) => isThere(id, index))) {
    return { kind: 'repeat', revision: revision + proposed.length };
  }
  const startsAnew = expected === 'no_stream' && streams.isSoftDeleted(stream);
  return startsAnew && !isThere(proposed[0]?.id ?? '', 0) ? { kind: 'append' } : refused;
}
