import { isDay, type Verdict } from './verdict.js';

const FORM = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3})(\d)$/;
/** Of a coordination number: its day is that much later. */
const COORDINATION = 60;

/** Luhn: every other digit counts double, with its digits added up. */
function luhn(digits: string): number {
  const double = (digit: number) => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  return [...digits].map(Number).reduce((sum, digit, index) => sum + (index % 2 === 0 ? double(digit) : digit), 0);
}

/** The hyphen becomes a plus in the year in which the person turns 100 (Folkbokföringslag 1991:481, 18 §). */
function fullYear(year: number, sign: string, thisYear: number): number {
  const youngest = thisYear - ((thisYear - year) % 100);
  return sign === '+' ? youngest - 100 : youngest;
}

/**
 * Personnummer and samordningsnummer, of 10 or 12 digits; the one form is 12 digits. With 10 digits the sign and the year
 * that it is now tell the century.
 * https://www.skatteverket.se/privat/folkbokforing/personnummer
 * @param thisYear the year in which the number is written
 */
export function swedish(text: string, thisYear: number): Verdict {
  const parts = FORM.exec(text);
  if (!parts) return { fault: 'form' };
  const [, century, year = '', month = '', day = '', sign = '', serial = '', check = ''] = parts;
  if (serial === '000') return { fault: 'form' };
  const full = century === undefined ? fullYear(Number(year), sign, thisYear) : Number(century + year);
  const calendarDay = Number(day) > COORDINATION ? Number(day) - COORDINATION : Number(day);
  if (full < 1800 || full > thisYear || !isDay(full, Number(month), calendarDay)) return { fault: 'date' };
  if (luhn(year + month + day + serial + check) % 10 !== 0) return { fault: 'check' };
  return { value: `${full}${month}${day}${serial}${check}` };
}
