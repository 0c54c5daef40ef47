import { weighted } from '../../identity/numbers/verdict.js';
import type { BusinessIdVerdict } from './verdict.js';

/** Organisasjonsnummer: nine digits that begin with 8 or 9, the last one a check digit by modulus 11. */
export function norwegian(text: string): BusinessIdVerdict {
  if (!/^[89]\d{8}$/.test(text)) return { fault: 'form' };
  return weighted(text, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 ? { value: text } : { fault: 'check' };
}
