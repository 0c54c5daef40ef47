import { describe, expect, it } from '@jest/globals';
import { isolated } from '../ui/isolated.js';
import { memberName, withRight } from './model.js';

describe('The rights in a folder', () => {
  it('hold one right per group, the newest', () => {
    const first = withRight([], 'a', 'read');
    expect(withRight(withRight(first, 'b', 'write'), 'a', 'write')).toEqual([
      { groupId: 'b', access: 'write' },
      { groupId: 'a', access: 'write' },
    ]);
  });

  it('hold none of a group that has no access any more', () => {
    expect(withRight([{ groupId: 'a', access: 'read' }], 'a', null)).toEqual([]);
  });
});

describe('A member', () => {
  it('is called by their name, or else by the address to which the invitation went', () => {
    expect(memberName({ name: 'Aino', email: 'aino@example.com' })).toBe('Aino');
    expect(memberName({ name: null, email: 'aino@example.com' })).toBe('aino@example.com');
    expect(memberName({ name: null, email: null })).toBe('—');
  });

  it('has a name that turns nothing around it', () => {
    expect(isolated('שלום')).toBe('\u2068שלום\u2069');
  });
});
