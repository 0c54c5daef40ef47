import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PdfChildProcess } from './pdf-child-process.js';
import { frame } from './protocol.js';

const job = frame({ kind: 'inspect', size: 3, limits: { pages: 1 } });
const answer = {
  kind: 'verdict',
  verdict: { rejected: { code: 'not-a-pdf', detail: 'The file does not begin as a PDF.' } },
};

let child: PdfChildProcess;
afterEach(() => {
  child.process.kill('SIGKILL');
});

async function answerTo(bytes: Buffer) {
  child.process.stdin?.write(bytes);
  const output = await child.output();
  expect(await output.message()).toEqual({ kind: 'need', start: 0, end: 3 });
  child.process.stdin?.write('abc');
  return [await output.message(), await output.body(0)];
}

describe('a child process', () => {
  it('answers its job, and says no more', async () => {
    child = new PdfChildProcess(0);
    expect(await answerTo(job)).toEqual([answer, Buffer.alloc(0)]);
  });

  it('answers its job where it came in the midst of warming up, and stops that', async () => {
    child = new PdfChildProcess(0);
    let rounds = 0;
    const busy = new Promise<void>((resolve) =>
      child.warmUp(() => {
        rounds++;
        if (rounds === 3) resolve();
        return rounds < 3;
      }),
    );
    await busy;
    expect(await answerTo(job)).toEqual([answer, Buffer.alloc(0)]);
    expect(rounds).toBe(3);
  });

  it('warms up a few times at most', async () => {
    child = new PdfChildProcess(0);
    let rounds = 0;
    child.warmUp(() => ++rounds > 0);
    await child.output();
    expect(rounds).toBe(8);
    expect(await answerTo(job)).toEqual([answer, Buffer.alloc(0)]);
  });

  it('is no longer alive when it was ended while it warmed up', async () => {
    child = new PdfChildProcess(0);
    child.warmUp(() => true);
    const ended = once(child.process, 'exit');
    child.process.kill('SIGKILL');
    await Promise.all([child.output(), ended]);
    expect(child.isAlive).toBe(false);
  });
});
