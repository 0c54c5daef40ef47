import type { BusinessIdVerdict } from './verdict.js';

/** KvK number: eight digits. It has no check digit, so a misread one can't be told. */
export function dutch(text: string): BusinessIdVerdict {
  return /^\d{8}$/.test(text) ? { value: text } : { fault: 'form' };
}
