/** Why a text is no identity number: not written like one, a date that no calendar has, or a check character that does not fit. */
export type IdentityNumberFault = 'form' | 'date' | 'check';

/** A number in its one form, or what is wrong with it. */
export type Verdict = { readonly value: string } | { readonly fault: IdentityNumberFault };

/** Whether there is such a day; months from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number);
}

/** The sum of digits by their weights. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
