import { byEmail } from '@attestory/projections';

/** What somebody remembers of a document; at least one of it. */
export interface Remembered {
  /** Words of its title, or of a file's name. */
  readonly title?: string;
  /** Words of the name of the organization that sent it. */
  readonly sender?: string;
  /** When it was sent (an import: closed), RFC 3339: from this on. */
  readonly from?: string;
  /** And before this. */
  readonly to?: string;
  /** The address to which the link went. */
  readonly email?: string;
}

/** Whose document it is, as somebody in the sending organization knows them: by one of both, at least. */
export interface RememberedPerson extends Omit<Remembered, 'sender'> {
  /** Words of their name. */
  readonly name?: string;
}

/** The time in which it was sent, for a list. */
export function rangeOf({ from, to }: Pick<Remembered, 'from' | 'to'>) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export function isSameAddress(one: string | null, other: string): boolean {
  return one !== null && byEmail(one).member === byEmail(other).member;
}
