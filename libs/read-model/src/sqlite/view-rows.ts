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
  const places = new Map<string, Set<string>>();
  for (const { index, member, sort, words = [] } of entries) {
    const place = JSON.stringify([index, member, sort]);
    places.set(place, new Set([...(places.get(place) ?? []), ...words]));
  }
  const texts = [...places].map(([place, words]) => withWords(place, [...words].sort()));
  return `[${texts.sort().join()}]`;
}

function withWords(place: string, words: readonly string[]): string {
  return words.length === 0 ? place : `${place.slice(0, -1)},${JSON.stringify(words.join(' '))}]`;
}
