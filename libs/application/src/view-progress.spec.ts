import { describe, expect, it } from '@jest/globals';
import { ViewProgress } from './view-progress.js';

/** A projection that another process runs. */
class Elsewhere {
  checkpointNow: string | null = null;
  asked = 0;
  broken: Error | null = null;
  readonly progress = new ViewProgress(
    { name: 'views', version: 1 },
    {
      serving: async () => ({ projection: 'views', version: 1, name: 'g' }),
      checkpoint: async () => {
        this.asked++;
        if (this.broken) throw this.broken;
        return this.checkpointNow;
      },
    },
  );
}

describe('how far views have come', () => {
  it('is asked of the read model while another process runs the projection', async () => {
    const there = new Elsewhere();
    expect(await there.progress.seen()).toBeNull();
    expect(await there.progress.waitFor('5', 0)).toBe(false);
    there.checkpointNow = '5';
    expect(await there.progress.waitFor('5', 0)).toBe(true);
  });

  it('is asked again until the position is passed', async () => {
    const there = new Elsewhere();
    const waiting = there.progress.waitFor('5', 5_000);
    setTimeout(() => {
      there.checkpointNow = '6';
    }, 30);
    expect(await waiting).toBe(true);
    const { asked } = there;
    await new Promise((done) => setTimeout(done, 150));
    expect(there.asked).toBe(asked);
  });

  it('is asked once for all who wait, not once each', async () => {
    const there = new Elsewhere();
    const waiting = Array.from({ length: 50 }, () => there.progress.waitFor('5', 5_000));
    setTimeout(() => {
      there.checkpointNow = '5';
    }, 100);
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 50 }, () => true));
    expect(there.asked).toBeLessThan(50 + 15);
  });

  it('is told by the runner where it runs here, and the read model is left alone', async () => {
    const here = new Elsewhere();
    here.progress.tell('4');
    const waiting = here.progress.waitFor('5', 5_000);
    here.progress.tell('5');
    expect(await waiting).toBe(true);
    expect(await here.progress.seen()).toBe('5');
    expect(here.asked).toBe(0);
  });

  it('is asked of the read model again when the runner here has stopped meanwhile', async () => {
    const here = new Elsewhere();
    here.progress.tell('4');
    const waiting = here.progress.waitFor('5', 5_000);
    await new Promise((done) => setTimeout(done, 20));
    expect(here.asked).toBe(0);
    here.checkpointNow = '5';
    here.progress.silence();
    expect(await waiting).toBe(true);
  });

  it('is told by the runner that begins here while somebody waits', async () => {
    const here = new Elsewhere();
    const waiting = here.progress.waitFor('5', 5_000);
    here.progress.tell('5');
    expect(await waiting).toBe(true);
  });

  it('is an error when the read model is away, not a view that is behind', async () => {
    const there = new Elsewhere();
    const waiting = there.progress.waitFor('5', 5_000);
    there.broken = new Error('away');
    await expect(waiting).rejects.toThrow('away');
    await expect(there.progress.waitFor('5', 5_000)).rejects.toThrow('away');
  });
});
