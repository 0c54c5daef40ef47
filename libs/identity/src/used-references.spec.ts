import { describe, expect, it } from '@jest/globals';
import { UsedReferences } from './used-references.js';

describe('References that came back', () => {
  it('are taken once, and forgotten when they could not come back any more', () => {
    let now = 0;
    const used = new UsedReferences(() => now);
    expect(used.take('a', 10)).toBe(true);
    expect(used.take('a', 10)).toBe(false);
    expect(used.take('b', 12)).toBe(true);
    now = 10;
    expect(used.take('a', 20)).toBe(true);
    expect(used.take('b', 12)).toBe(false);
  });
});
