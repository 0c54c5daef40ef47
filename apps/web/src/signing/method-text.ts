import { signingTexts } from './texts.js';

/** What a method is called. */
export function methodText(method: string): string {
  const key = `method.${method}`;
  return signingTexts.has(key) ? signingTexts.t(key as 'method.light') : method;
}
