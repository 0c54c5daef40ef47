import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { checkFile, LARGEST, patienceFor } from './check-file.js';
import type { Said } from './verify.worker.js';

/** Stands for the browser's thread: says what a spec lets it say. */
class FakeWorker extends EventTarget {
  readonly given: unknown[] = [];
  isEnded = false;

  postMessage(message: unknown): void {
    this.given.push(message);
    atWork.push(this);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(said: Said): void {
    this.dispatchEvent(new MessageEvent('message', { data: said }));
  }
}
const atWork: FakeWorker[] = [];

const file = new File(['%PDF-'], 'a.pdf');
const report = { verdict: 'unsigned', bytes: 5, sha256: '', signatures: [] } as const;
const start = (of: File = file) => {
  const [heard, controller]: [Said[], AbortController] = [[], new AbortController()];
  const checked = checkFile(of, (said) => heard.push(said), controller.signal);
  return { heard, controller, checked, worker: atWork.at(-1) as FakeWorker };
};

describe('a file that is checked', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Object.assign(globalThis, { Worker: FakeWorker });
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'Worker');
  });

  it('is given to a thread, which tells how far it is, and ends with its report', async () => {
    const { heard, checked, worker } = start();
    expect(worker.given).toEqual([file]);
    worker.say({ kind: 'digest' });
    worker.say({ kind: 'done', report });
    expect(await checked).toEqual({ report, isPdf: true });
    expect(heard).toEqual([{ kind: 'digest' }]);
    expect(worker.isEnded).toBe(true);
  });

  it.each<[string, (begun: ReturnType<typeof start>) => void, object]>([
    ['takes too long', () => jest.runAllTimers(), { how: 'slow', seconds: 30 }],
    ['is given up', ({ controller }) => controller.abort(), { how: 'stopped' }],
    ['breaks the thread', ({ worker }) => worker.dispatchEvent(new Event('error')), { how: 'broken' }],
    ['is too much for it', ({ worker }) => worker.say({ kind: 'broken' }), { how: 'broken' }],
    ['can’t be read', ({ worker }) => worker.say({ kind: 'unread' }), { how: 'unread' }],
  ])('ends with its thread when it %s', async (_, happens, how) => {
    const begun = start();
    const ended = expect(begun.checked).rejects.toMatchObject(how);
    happens(begun);
    await ended;
    expect(begun.worker.isEnded).toBe(true);
  });

  it('may take longer the larger it is, and is refused where it is too large', async () => {
    expect(patienceFor(100_000_000)).toBeGreaterThan(patienceFor(1_000_000));
    const huge = Object.defineProperty(new File([], 'huge.pdf'), 'size', { value: LARGEST + 1 });
    await expect(checkFile(huge, () => {}, new AbortController().signal)).rejects.toMatchObject({ how: 'large' });
  });
});
