import { type Verdict, weighted } from './verdict.js';

/** Burgerservicenummer, with its elfproef; the old ones of eight digits get their zero back. */
export function dutch(text: string): Verdict {
  const digits = text.replaceAll('.', '');
  if (!/^\d{8,9}$/.test(digits)) return { fault: 'form' };
  const value = digits.padStart(9, '0');
  if (/^0+$/.test(value)) return { fault: 'form' };
  return weighted(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 ? { value } : { fault: 'check' };
}
