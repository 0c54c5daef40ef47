import type { SignaturePageTexts } from './texts.js';

/** `184,213`; a dash for what is no whole number. */
export function wholeNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : '–';
}

/** `24 November 2026 at 10:15:30 UTC`; what is no time stands as it was given. */
export function readableTime(instant: string, texts: SignaturePageTexts): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const month = texts.months[date.getUTCMonth()] ?? '';
  return texts.time(date.getUTCDate(), month, date.getUTCFullYear(), date.toISOString().slice(11, 19));
}
