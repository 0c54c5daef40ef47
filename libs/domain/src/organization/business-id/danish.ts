import { weighted } from '../../identity/numbers/verdict.js';
import type { BusinessIdVerdict } from './verdict.js';

/** CVR number: eight digits, the first no zero, checked by modulus 11. */
export function danish(text: string): BusinessIdVerdict {
  if (!/^[1-9]\d{7}$/.test(text)) return { fault: 'form' };
  return weighted(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 ? { value: text } : { fault: 'check' };
}
