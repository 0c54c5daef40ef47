import type { BusinessIdVerdict } from './verdict.js';

/**
 * Organisationsnummer: ten digits, the last by Luhn's sum, the third at least 2, which tells it from a person's number. That
 * of a sole trader is their identity number, and too personal to stand in a register: it is refused. A `16` before it, as
 * authorities write it, is left out.
 */
export function swedish(text: string): BusinessIdVerdict {
  const [, first = '', last = ''] = /^(?:16)?(\d{2}[2-9]\d{3})-?(\d{4})$/.exec(text) ?? [];
  if (last === '') return { fault: 'form' };
  const sum = [...(first + last)].reduce((all, digit, index) => {
    const counted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return all + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0 ? { value: `${first}-${last}` } : { fault: 'check' };
}
