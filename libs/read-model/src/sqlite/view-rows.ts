import type { IndexEntry, ViewWrite } from '../read-model.port.js';
import type { Rows } from './writer-protocol.js';

/** Writes as the writer thread takes them. A tombstone has no entries. */
export function rowsOf(writes: Iterable<ViewWrite>): Rows {
  const rows: (string | null)[] = [];
  for (const { id, json, position, entries } of writes)
    rows.push(id, json, position, json === null ? '[]' : textOf(entries));
  return rows;
}

function textOf(entries: readonly IndexEntry[]): string {
  if (entries.length === 0) return '[]';
  const texts = entries.map(({ index, member, sort }) => JSON.stringify([index, member, sort]));
  return `[${[...new Set(texts)].sort().join()}]`;
}
