import { describe, expect, it } from '@jest/globals';
import { ReadModelUnavailableError } from '../read-model.port.js';
import { ViewWriter } from './view-writer.js';

const data = { file: 'none', lockPatience: 0, maxPages: null };
const worker = (program: string) =>
  new URL(`data:text/javascript,import { parentPort } from 'node:worker_threads'; ${encodeURIComponent(program)}`);

describe('the writer of views', () => {
  it('says so when its thread dies, and begins a new one for what comes next', async () => {
    const dying = worker(`parentPort.on('message', (request) => {
      if (request.do === 'build') throw new Error('out of memory');
      parentPort.postMessage({ done: 7 });
      if (request.do === 'close') parentPort.close();
    });`);
    const writer = new ViewWriter(data, dying);
    const build = { do: 'build', projection: 'p', version: 1 } as const;
    const lost = await Promise.allSettled([writer.request(build), writer.request(build)]);
    for (const outcome of lost) expect(outcome).toMatchObject({ reason: expect.any(ReadModelUnavailableError) });
    expect(await writer.request({ do: 'serve', projection: 'p', version: 1 })).toBe(7);
    await writer.close();
  });

  it('can be closed when its thread has already died', async () => {
    const writer = new ViewWriter(data, worker('process.exit(1)'));
    await expect(writer.request({ do: 'serve', projection: 'p', version: 1 })).rejects.toThrow(
      ReadModelUnavailableError,
    );
    await writer.close();
  });
});
