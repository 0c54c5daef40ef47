const two = (n: number): string => String(n).padStart(2, '0');

/** The day of a point in time, where whoever looks is: `2026-11-24`. */
export function dayOf(instant: string): string {
  const date = new Date(instant);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day ends there; null: none was chosen. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59.000`);
  return day === '' || Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** When a day begins there. */
export function startOfDay(day: string): string | null {
  const start = new Date(`${day}T00:00:00.000`);
  return day === '' || Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** When the next day begins there. */
export function dayAfter(day: string): string | null {
  const start = startOfDay(day);
  if (start === null) return null;
  const date = new Date(start);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}
