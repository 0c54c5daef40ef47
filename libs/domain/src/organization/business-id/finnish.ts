import { weighted } from '../../identity/numbers/verdict.js';
import type { BusinessIdVerdict } from './verdict.js';

/** Y-tunnus: seven digits, a hyphen, a check digit by modulus 11; ids with the remainder 1 are not given. */
export function finnish(text: string): BusinessIdVerdict {
  const [, digits = '', check] = /^(\d{7})-?(\d)$/.exec(text) ?? [];
  if (check === undefined) return { fault: 'form' };
  const rest = weighted(digits, [7, 9, 10, 5, 8, 4, 2]) % 11;
  if (rest === 1 || Number(check) !== (11 - rest) % 11) return { fault: 'check' };
  return { value: `${digits}-${check}` };
}
