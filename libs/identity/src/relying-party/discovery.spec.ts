import { describe, expect, it } from '@jest/globals';
import { Configuration } from 'openid-client';
import { Discovery } from './discovery.js';

const minute = 60_000;

function metadata() {
  const around = { now: 0, asked: 0, down: false };
  const discovery = new Discovery(
    async () => {
      around.asked += 1;
      if (around.down) throw new Error('down');
      return new Configuration({ issuer: `https://${around.asked}.example.com` }, 'client');
    },
    () => around.now,
  );
  return { around, get: async () => (await discovery.get()).serverMetadata().issuer };
}

describe('A broker’s metadata', () => {
  it('are kept for an hour', async () => {
    const { around, get } = metadata();
    await get();
    around.now = 59 * minute;
    expect(await get()).toBe('https://1.example.com');
    around.now = 60 * minute;
    expect(await get()).toBe('https://2.example.com');
  });

  it('that can’t be had anew serve for a day', async () => {
    const { around, get } = metadata();
    await get();
    around.down = true;
    around.now = 23 * 60 * minute;
    expect(await get()).toBe('https://1.example.com');
    around.now = 24 * 60 * minute;
    await expect(get()).rejects.toThrow('down');
  });

  it('are had again soon after a broker came back', async () => {
    const { around, get } = metadata();
    around.down = true;
    await expect(get()).rejects.toThrow('down');
    around.down = false;
    await expect(get()).rejects.toThrow('down');
    around.now = 5_000;
    expect(await get()).toBe('https://3.example.com');
  });
});
