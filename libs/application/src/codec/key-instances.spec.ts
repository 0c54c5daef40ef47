import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KeyInstances } from './key-instances.js';

describe('instances of keys', () => {
  it('are the same for the same bytes, and others for others', () => {
    const instances = new KeyInstances();
    const [key, another] = [randomBytes(32), randomBytes(32)];
    const first = instances.of('a', Buffer.from(key));
    expect(first).toEqual(key);
    expect(instances.of('a', Buffer.from(key))).toBe(first);
    expect(instances.of('b', Buffer.from(key))).not.toBe(first);
    expect(instances.of('a', Buffer.from(another))).toEqual(another);
  });

  it('keep nothing of a key that is gone', () => {
    const instances = new KeyInstances();
    const bytes = randomBytes(32);
    const key = instances.of('a', Buffer.from(bytes));
    expect(instances.of('a', null)).toBeNull();
    expect(instances.of('a', Buffer.from(bytes))).not.toBe(key);
  });

  it('are kept for those used last', () => {
    const instances = new KeyInstances();
    const [used, unused] = [instances.of('used', Buffer.alloc(32, 1)), instances.of('unused', Buffer.alloc(32, 2))];
    for (let i = 0; i < 4_000; i++) {
      instances.of(`${i}`, Buffer.alloc(32, 3));
      instances.of('used', Buffer.alloc(32, 1));
    }
    expect(instances.of('used', Buffer.alloc(32, 1))).toBe(used);
    expect(instances.of('unused', Buffer.alloc(32, 2))).not.toBe(unused);
  });
});
