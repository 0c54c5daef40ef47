import type { Logged } from '@attestory/domain';

/** A pure fold from the log to views: one view document per aggregate, found by its index entries. */
export interface Projection<V = unknown> {
  readonly name: string;
  /** Raised when the view's shape or fold changes: the views are then made anew. */
  readonly version: number;
  /** Which streams it reads, by `categoryOf`. */
  readonly categories: readonly string[];
  /** null removes the view. An event that changes nothing gives the same object back. */
  readonly fold: (view: V | null, event: Logged) => V | null;
  /** How the view is found. */
  readonly entries: (view: V) => readonly ViewEntry[];
}

export interface ViewEntry {
  readonly index: string;
  readonly member: string;
  /** The member is personal (an e-mail address): the index holds a keyed hash of it. */
  readonly personal?: true;
  /** Order in lists, compared as text. Shouldn't change while the entry stands. */
  readonly sort: string;
  /** By which it is found in lists. */
  readonly words?: readonly string[];
}

/** Categories whose own names have a dash. */
const compound = ['archived-document', 'bulk-sending'];

/** The category of a stream: `invitation` of `invitation-…`. */
export function categoryOf(stream: string): string {
  const long = compound.find((name) => stream.startsWith(`${name}-`));
  if (long) return long;
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}

/** The id of the aggregate whose stream it is: what stands after the category. */
export function aggregateIdOf(stream: string): string {
  return stream.slice(categoryOf(stream).length + 1);
}
