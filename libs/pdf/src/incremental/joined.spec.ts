import { describe, expect, it } from '@jest/globals';
import { joined, ROOM_BEHIND } from './joined.js';

const increment = Buffer.from('increment');

describe('a document with its increment', () => {
  it('is written into the room behind it, without a copy', () => {
    const memory = Buffer.alloc(ROOM_BEHIND + 100, 'd');
    const document = memory.subarray(10, ROOM_BEHIND + 20);
    const whole = joined(document, increment);
    expect(whole.subarray(0, document.length).equals(document)).toBe(true);
    expect(whole.subarray(document.length).toString()).toBe('increment');
    expect(whole.buffer).toBe(memory.buffer);
  });

  it('is a copy where there is no room, or what is behind may belong to others', () => {
    const tight = Buffer.alloc(ROOM_BEHIND + 10, 'd');
    expect(joined(tight, increment).buffer).not.toBe(tight.buffer);
    const memory = Buffer.alloc(100, 'd');
    const whole = joined(memory.subarray(0, 50), increment);
    expect(whole.toString()).toBe(`${'d'.repeat(50)}increment`);
    expect(memory.toString()).toBe('d'.repeat(100));
  });
});
