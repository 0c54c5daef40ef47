import { isDay, type Verdict } from './verdict.js';

const FORM = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/;
const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';

const centuryOf = (sign: string): number => {
  if (sign === '+') return 1800;
  return sign === '-' || sign >= 'U' ? 1900 : 2000;
};

/**
 * Henkilötunnus (Government Decree 128/2010, amended by 690/2022: since 2023 a century has several signs, and two numbers
 * may differ by nothing else, so the sign is part of the identity). Individual numbers begin at 002.
 * https://dvv.fi/en/reform-of-personal-identity-code
 */
export function finnish(text: string): Verdict {
  const [, day = '', month = '', year = '', sign = '', individual = '', check = ''] = FORM.exec(text) ?? [];
  if (day === '' || Number(individual) < 2) return { fault: 'form' };
  if (!isDay(centuryOf(sign) + Number(year), Number(month), Number(day))) return { fault: 'date' };
  return CHECK[Number(day + month + year + individual) % 31] === check ? { value: text } : { fault: 'check' };
}

/** Individual numbers from 900 are given to nobody for good: they are for tests, and temporary in hospitals. */
export const isArtificialFinnish = (value: string): boolean => value[7] === '9';
