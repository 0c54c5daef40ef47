import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError } from '@attestory/event-store';
import { insist } from './insist.js';

const away = () => new EventStoreUnavailableError('away', 'not-stored');

describe('a step of a migration', () => {
  it('is made again while a server is away, and each time it is told why', async () => {
    const told: string[] = [];
    let attempts = 0;
    const result = await insist(
      async () => {
        if (++attempts < 3) throw away();
        return 'done';
      },
      ({ message }) => told.push(message),
      { patience: 60_000, firstPause: 1 },
    );
    expect([result, attempts, told]).toEqual(['done', 3, ['away', 'away']]);
  });

  it('is given up when it comes no further than before, however much it does again', async () => {
    let attempts = 0;
    const step = insist(
      async (progress) => {
        attempts++;
        progress(10);
        throw away();
      },
      () => {},
      { patience: 50, firstPause: 1 },
    );
    await expect(step).rejects.toThrow('away');
    expect(attempts).toBeGreaterThan(1);
  });

  it('goes on for as long as it comes further each time', async () => {
    let done = 0;
    const result = await insist(
      async (progress) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        progress(++done);
        if (done < 20) throw away();
        return done;
      },
      () => {},
      { patience: 50, firstPause: 1 },
    );
    expect(result).toBe(20);
  });

  it('is not made again after any other failure', async () => {
    let attempts = 0;
    const step = insist(
      () => Promise.reject(new Error(`damaged ${++attempts}`)),
      () => {},
    );
    await expect(step).rejects.toThrow('damaged 1');
  });
});
