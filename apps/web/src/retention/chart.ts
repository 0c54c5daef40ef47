/** How many copies are due in a month by one rule (`GET /v1/retention/summary`). */
export interface MonthCount {
  /** `2027-05`. */
  readonly month: string;
  readonly due: number;
  readonly held: number;
}

/** One bar of the chart. */
export interface Bar {
  /** A month (`2027-05`) or a year (`2027`). */
  readonly when: string;
  readonly due: number;
  readonly held: number;
}

/** More bars than these are hard to read. */
const mostBars = 24;

/** How many are due when, from the first month in which anything is to the last: month by month, or year by year where that is long. */
export function barsOf(counts: readonly MonthCount[]): readonly Bar[] {
  const months = counts.map(({ month }) => month).toSorted((a, b) => a.localeCompare(b));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = monthsBetween(first, last);
  const byYear = span.length > mostBars;
  const bars = new Map((byYear ? yearsOf(span) : span).map((when) => [when, { when, due: 0, held: 0 }]));
  for (const { month, due, held } of counts) {
    const bar = bars.get(byYear ? month.slice(0, 4) : month);
    if (!bar) continue;
    bar.due += due;
    bar.held += held;
  }
  return [...bars.values()];
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (let one = first; one <= last; ) {
    months.push(one);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    one = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

const yearsOf = (months: readonly string[]): readonly string[] => [...new Set(months.map((one) => one.slice(0, 4)))];

/** How long a part of a bar is, in percent of the longest bar's length: what is there can be seen, however little it is. */
export function lengthOf(count: number, bars: readonly Bar[]): number {
  const most = Math.max(...bars.map(({ due, held }) => due + held));
  return count === 0 ? 0 : Math.max(1, Math.round((count / most) * 100));
}

/** The day so many years from now, as the service takes it (`2030-01-01`). */
export function inYears(now: Date, years: number): string {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then.toISOString().slice(0, 10);
}
