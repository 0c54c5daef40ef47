import { describe, expect, it } from '@jest/globals';
import { KeyCache } from './key-cache.js';

const ref = (subject: string, scope = 's') => ({ scope, subject });
const key = (byte: number) => new Uint8Array(32).fill(byte);

describe('cached keys', () => {
  it('are copies, under their own names', () => {
    const cache = new KeyCache(10);
    cache.put(ref('b/c', 'a'), key(1));
    cache.get(ref('b/c', 'a'))?.fill(9);
    expect(cache.get(ref('b/c', 'a'))).toEqual(key(1));
    expect(cache.get(ref('c', 'a/b'))).toBeNull();
  });

  it('are the ones used last, and never more than they may be', () => {
    const cache = new KeyCache(10);
    cache.put(ref('used'), key(1));
    cache.put(ref('unused'), key(2));
    for (let i = 0; i < 20; i++) {
      cache.put(ref(`${i}`), key(3));
      cache.get(ref('used'));
    }
    expect(cache.get(ref('used'))).toEqual(key(1));
    expect(cache.get(ref('unused'))).toBeNull();
    const kept = Array.from({ length: 20 }, (_, i) => cache.get(ref(`${i}`))).filter((found) => found !== null);
    expect(kept.length).toBeGreaterThanOrEqual(4);
    expect(kept.length).toBeLessThan(10);
  });

  it('are gone, in whichever half they lie, when they are forgotten, replaced or cleared', () => {
    const cache = new KeyCache(4);
    for (const [i, name] of ['a', 'b', 'c'].entries()) cache.put(ref(name), key(i));
    for (const name of ['a', 'c']) cache.forget(ref(name));
    expect(['a', 'b', 'c'].map((name) => cache.get(ref(name)))).toEqual([null, key(1), null]);
    cache.put(ref('b'), key(7));
    expect(cache.get(ref('b'))).toEqual(key(7));
    cache.clear();
    expect(cache.get(ref('b'))).toBeNull();
  });
});
