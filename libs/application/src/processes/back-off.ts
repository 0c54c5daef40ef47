import type { Instant } from '@attestory/domain';
import { later } from '../ports/clock.port.js';

const first = 5_000;
/** The longest pause between two tries, in milliseconds. */
export const longestPause = 60 * 60_000;

/** When to try again after the nth failure (from 1): 5 s, doubling, at most an hour. */
export function nextTry(now: Instant, attempt: number): Instant {
  return later(now, Math.min(first * 2 ** (attempt - 1), longestPause));
}
