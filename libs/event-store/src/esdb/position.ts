import type { Position as LogPosition } from '@eventstore/db-client';
import type { Position } from '../event-store.port.js';

/** Hexadecimal digits of an unsigned 64-bit number: texts of one width compare like their numbers. */
const WIDTH = 16;

export function toPosition({ commit, prepare }: LogPosition): Position {
  return [commit, prepare].map((part) => part.toString(16).padStart(WIDTH, '0')).join('');
}

/** @throws TypeError for what is not a position of this store */
export function fromPosition(position: Position): LogPosition {
  if (!/^[0-9a-f]{32}$/u.test(position)) throw new TypeError(`not a position of this log: ${position}`);
  return { commit: BigInt(`0x${position.slice(0, WIDTH)}`), prepare: BigInt(`0x${position.slice(WIDTH)}`) };
}
