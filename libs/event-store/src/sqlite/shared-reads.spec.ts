import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../event-store.port.js';
import { sharedReads } from './shared-reads.js';

describe('reads of those who follow side by side', () => {
  const log: RecordedEvent[] = [];
  const grow = (n: number) => {
    for (let i = 0; i < n; i++) log.push({ revision: log.length } as RecordedEvent);
  };
  let reads = 0;
  const read = sharedReads((after, limit) => {
    reads++;
    return log.slice(after, after + limit);
  });

  it('are one, of the same place and size, and never of the end', () => {
    expect(read(0, 10)).toEqual([]);
    grow(3);
    const batch = read(0, 10);
    expect(batch).toHaveLength(3);
    expect(read(0, 10)).toBe(batch);
    expect(reads).toBe(2);
    expect(read(0, 2)).toHaveLength(2);
    expect(read(0, 10)).toHaveLength(3);
    expect(read(3, 10)).toEqual([]);
    grow(1);
    // What came meanwhile lies behind the batch.
    expect(read(0, 10)).toHaveLength(3);
    expect(read(3, 10)).toHaveLength(1);
  });
});
