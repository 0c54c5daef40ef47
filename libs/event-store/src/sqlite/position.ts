import type { Position } from '../event-store.port.js';

/** Digits of the largest safe integer: texts of one width compare like their numbers. */
const WIDTH = 16;

export function toPosition(position: number): Position {
  return String(position).padStart(WIDTH, '0');
}

/** 0, which is before all events, for none. @throws TypeError for what is not a position of this store */
export function fromPosition(position: Position | undefined): number {
  if (position === undefined) return 0;
  if (!/^\d{16}$/.test(position)) throw new TypeError(`not a position of this log: ${position}`);
  return Number(position);
}
