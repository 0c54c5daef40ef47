import { describe, expect, it } from '@jest/globals';
import { monthsOf, ruleNameOf, spanOf } from './rules.js';

describe('How long something is kept', () => {
  it('is typed in years or months, and shown as it is most easily said', () => {
    expect(monthsOf({ amount: ' 10 ', unit: 'years' })).toBe(120);
    expect(monthsOf({ amount: '18', unit: 'months' })).toBe(18);
    expect(spanOf(120)).toEqual({ amount: '10', unit: 'years' });
    expect(spanOf(18)).toEqual({ amount: '18', unit: 'months' });
  });

  it.each(['', '0', '-1', '1.5', 'ten', '101'])('is not %p years', (amount) => {
    expect(monthsOf({ amount, unit: 'years' })).toBeNull();
  });
});

describe('The name of a rule', () => {
  it('tells of which folder it is, or of none', () => {
    expect(ruleNameOf('organization/f-1')).toEqual({ kind: 'folder', folderId: 'f-1' });
    expect(ruleNameOf('organization/root')).toEqual({ kind: 'root' });
    expect(ruleNameOf('organization/keep')).toEqual({ kind: 'keep' });
    expect(ruleNameOf('personal/self')).toEqual({ kind: 'other' });
  });
});
