import type { Instant } from '@attestory/domain';

const firstHour = 8;
const lastHour = 20;
const quarter = 15 * 60_000;
const day = 24 * 60 * 60_000;

/** `days` after a time; where that falls into the night (20 to 8 o'clock) of a time zone, the next morning. RFC 3339. */
export function daysLater(since: string, days: number, timeZone: string): Instant {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  let at = Date.parse(since) + days * day;
  const isNight = () => {
    const now = Number(hour.format(at));
    return now < firstHour || now >= lastHour;
  };
  // To the next quarter of an hour that is day: every time zone's hours begin on one.
  while (isNight()) at = (Math.floor(at / quarter) + 1) * quarter;
  return new Date(at).toISOString() as Instant;
}
