import { withQuery } from '../api/use-pages.js';
import { wordsFor } from '../ui/plain-words.js';
import { documentKinds, endStates } from './kept-document.js';

/** By what a list of documents is narrowed; each is empty where it is not. Days as in a calendar, `2026-12-31`. */
export interface Filter {
  readonly q: string;
  readonly status: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** `none`: in no folder. */
  readonly folder: string;
}

const members = ['q', 'status', 'kind', 'from', 'to', 'folder'] as const satisfies readonly (keyof Filter)[];

/** As a page's address has it. */
export function filterOf(query: Readonly<Record<string, string | undefined>>): Filter {
  const [q, status, kind, from, to, folder] = members.map((member) => query[member]?.trim() ?? '');
  const known = { status: oneOf(endStates, status), kind: oneOf(documentKinds, kind) };
  return { q, ...known, from: dayOf(from), to: dayOf(to), folder } as Filter;
}

export const isNarrowed = (filter: Filter): boolean => members.some((member) => filter[member] !== '');

/** Whether something narrows the list that stands under "more filters". */
export const isNarrowedFurther = ({ status, kind, from, to }: Filter): boolean =>
  [status, kind, from, to].some((value) => value !== '');

/** The address of a page with a filter. */
export function addressOf(path: string, filter: Filter): string {
  return withQuery(path, { ...filter });
}

/** What is asked of the service: days become points in time, where whoever looks is; the last day is within. */
export function queryOf(path: string, { q, from, to, ...rest }: Filter): string {
  return withQuery(path, { limit: '20', q: wordsFor(q), ...rest, from: startOf(from, 0), to: startOf(to, 1) });
}

/** What an address has that is none of them narrows nothing. */
function oneOf(known: readonly string[], value: string | undefined): string {
  return known.find((one) => one === value) ?? '';
}

function dayOf(text: string | undefined): string {
  return /^\d{4}-\d\d-\d\d$/u.test(text ?? '') && !Number.isNaN(Date.parse(text as string)) ? (text as string) : '';
}

function startOf(day: string, daysLater: number): string {
  if (day === '') return '';
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
