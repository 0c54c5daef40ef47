import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { FirstAlone } from './first-alone.js';

function append() {
  let end: (outcome: 'stored' | Error) => void = () => undefined;
  const running = new Promise<string>((resolve, reject) => {
    end = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
  });
  let isStarted = false;
  const start = () => {
    isStarted = true;
    return running;
  };
  return { start, end, isStarted: () => isStarted };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const away = () => new EventStoreUnavailableError('away', 'unknown');

describe('On a fresh connection', () => {
  it('the first goes alone, then the others together', async () => {
    const connection = new FirstAlone();
    const [first, second, third] = [append(), append(), append()];
    const all = [first, second, third].map(({ start }) => connection.run(start));
    await turn();
    expect([second.isStarted(), third.isStarted()]).toEqual([false, false]);
    first.end('stored');
    await turn();
    expect([second.isStarted(), third.isStarted()]).toEqual([true, true]);
    second.end('stored');
    third.end('stored');
    expect(await Promise.all(all)).toEqual(['stored', 'stored', 'stored']);
  });

  it('those that wait were not sent when the first finds the server away', async () => {
    const connection = new FirstAlone();
    const [first, second] = [append(), append()];
    const all = Promise.allSettled([connection.run(first.start), connection.run(second.start)]);
    first.end(away());
    expect(await all).toMatchObject([{ reason: { outcome: 'unknown' } }, { reason: { outcome: 'not-stored' } }]);
    expect(second.isStarted()).toBe(false);
  });

  it('a refusal by the server is an answer like another', async () => {
    const connection = new FirstAlone();
    const [first, second] = [append(), append()];
    const all = Promise.allSettled([connection.run(first.start), connection.run(second.start)]);
    first.end(new Error('another revision'));
    second.end('stored');
    expect(await all).toMatchObject([{ status: 'rejected' }, { value: 'stored' }]);
  });
});

describe('After a lost connection', () => {
  it('one goes alone again', async () => {
    const connection = new FirstAlone();
    await connection.run(async () => 'stored');
    await expect(connection.run(() => Promise.reject(away()))).rejects.toThrow('away');
    const [next, other] = [append(), append()];
    const all = [next, other].map(({ start }) => connection.run(start));
    await turn();
    expect(other.isStarted()).toBe(false);
    next.end('stored');
    other.end('stored');
    await Promise.all(all);
  });
});
