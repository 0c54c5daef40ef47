import { isDay, type Verdict } from './verdict.js';

const FORM = /^(\d{2})(\d{2})(\d{2})-?(\d)(\d{3})$/;

/**
 * CPR number. It has no check digit: since 1 October 2007 numbers are given out that fail the modulo 11 check, and the CPR
 * office tells everybody to take them. The seventh digit tells the century.
 * https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret
 */
export function danish(text: string): Verdict {
  const [, day = '', month = '', year = '', seventh = '', serial = ''] = FORM.exec(text) ?? [];
  if (day === '') return { fault: 'form' };
  // Centuries differ by their first leap day only: 1800 and 1900 had none, and from 4 on the year 00 is 2000.
  const century = Number(seventh) < 4 ? 1900 : 2000;
  if (!isDay(century + Number(year), Number(month), Number(day))) return { fault: 'date' };
  return { value: day + month + year + seventh + serial };
}
