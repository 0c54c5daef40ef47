import type { Instant } from '@attestory/domain';
import { later } from '../ports/clock.port.js';

const first = 5_000;
const longest = 60 * 60_000;

/** When to try again after the nth failure (from 1): 5 s, doubling, at most an hour. */
export function nextTry(now: Instant, attempt: number): Instant {
  return later(now, Math.min(first * 2 ** (attempt - 1), longest));
}
