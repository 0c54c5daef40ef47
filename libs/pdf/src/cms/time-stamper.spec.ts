import { describe, expect, it } from '@jest/globals';
import { createTimeStamper } from './time-stamper.js';

const digest = new Uint8Array(32);

describe('an authority that has failed', () => {
  it('is asked by no seal for a minute, and then again; whoever has time asks at once', async () => {
    let now = 0;
    const stamper = createTimeStamper({ url: 'http://127.0.0.1:1/', roots: [], timeout: 1_000 }, () => now);
    const inSealing = () => stamper.inSealing(digest);
    await expect(inSealing()).rejects.toThrow('can’t be reached');
    now = 59_999;
    await expect(inSealing()).rejects.toThrow('has just failed: it is asked later');
    now = 60_000;
    await expect(inSealing()).rejects.toThrow('can’t be reached');
    await expect(stamper.later(digest)).rejects.toThrow('can’t be reached');
  });
});
