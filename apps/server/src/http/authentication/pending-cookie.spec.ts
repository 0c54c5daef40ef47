import { describe, expect, it } from '@jest/globals';
import { type BegunByBrowser, SealedAuthentications } from '@attestory/application';
import type { FastifyReply } from 'fastify';
import { givePending, pendingCookie } from './pending-cookie.js';

const sealed = new SealedAuthentications(new Uint8Array(32).fill(1));
const app = {
  clock: { now: () => '2026-11-24T10:00:00.000Z' },
  settings: { baseUrl: 'https://sign.example' },
} as unknown as Parameters<typeof givePending>[1];

/** A browser that begins to authenticate; of what it keeps, what comes along to where one begins, and to where one lands. */
class Browser {
  private readonly kept = new Map<string, { readonly path: string; readonly value: string }>();

  begin(reference: string): void {
    const header = (_: string, line: string) => {
      const [, name = '', value = '', path = ''] = /^(\w+)=([^;]*); Path=([^;]+)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) this.kept.delete(name);
      else this.kept.set(name, { path, value });
    };
    const pending = { reference, expiresAt: '2026-11-24T10:15:00.000Z' };
    const begun = { person: { intent: 'register' }, pending } as unknown as BegunByBrowser;
    givePending(
      { request: { cookies: this.at('/v1') }, reply: { header } as unknown as FastifyReply },
      app,
      sealed,
      begun,
    );
  }

  at(path: string): Record<string, string> {
    return Object.fromEntries([...this.kept].flatMap(([name, one]) => (one.path === path ? [[name, one.value]] : [])));
  }
}

describe('Whoever begins to authenticate', () => {
  it('can come back from each of several tabs', () => {
    const browser = new Browser();
    for (const tab of ['a', 'b', 'c']) browser.begin(tab);
    expect(Object.keys(browser.at('/authenticate/callback'))).toEqual(['a', 'b', 'c'].map(pendingCookie));
  });

  it('keeps the newest only, however often they begin and turn away: a server reads no request of any length', () => {
    const browser = new Browser();
    for (let i = 1; i <= 100; i++) browser.begin(`reference ${i}`);
    const left = Object.keys(browser.at('/authenticate/callback'));
    expect(left).toEqual([95, 96, 97, 98, 99, 100].map((i) => pendingCookie(`reference ${i}`)));
  });

  it('is not misled by a list that is none of ours', () => {
    const lines: string[] = [];
    const reply = { header: (_: string, line: string) => lines.push(line) } as unknown as FastifyReply;
    const pending = { reference: 'r', expiresAt: '2026-11-24T10:15:00.000Z' };
    const request = { cookies: { attestory_authentications: `${'x; Domain=evil.'.repeat(20)}` } };
    givePending({ request, reply }, app, sealed, { person: {}, pending } as unknown as BegunByBrowser);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain('evil');
  });
});
