import { isDay, type Verdict, weighted } from './verdict.js';

const FORM = /^(\d)(\d)(\d)(\d)(\d{2})(\d{3})(\d)(\d)$/;
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** Remainders of the first sum: 0 so far; the others are given out from 2032 on. */
const MOST_REMAINDER = 3;

/** Added to the month: 4 in hospitals' auxiliary numbers and in test data, 8 in the Tax Administration's test data (Tenor). */
const artificialTens = (tens: number): number => [8, 4].find((added) => tens >= added) ?? 0;

/**
 * Fødselsnummer and D-number (day + 40). Numbers of 2032 and later tell no century, may have four first check digits instead
 * of one, and are accepted now: what people have to change then must not be this.
 * https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/
 */
export function norwegian(text: string): Verdict {
  const [, dayTens = '', dayOnes = '', monthTens = '', monthOnes = '', year = ''] = FORM.exec(text) ?? [];
  if (dayTens === '') return { fault: 'form' };
  const day = Number(dayTens + dayOnes) - (Number(dayTens) >= 4 ? 40 : 0);
  const month = Number(monthTens + monthOnes) - 10 * artificialTens(Number(monthTens));
  // The century can't be told. Only 1900 was no leap year where 2000 was one, and nobody of then is left to sign.
  if (!isDay(2000 + Number(year), month, day)) return { fault: 'date' };
  const fits = weighted(text, FIRST) % 11 <= MOST_REMAINDER && weighted(text, SECOND) % 11 === 0;
  return fits ? { value: text } : { fault: 'check' };
}

/** Numbers of no person: test data, and auxiliary numbers, which mean nothing outside the hospital that made them. */
export const isArtificialNorwegian = (value: string): boolean => artificialTens(Number(value[2])) > 0;
