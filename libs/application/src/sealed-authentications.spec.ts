import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type BegunByBrowser, SealedAuthentications } from './sealed-authentications.js';

const now = '2026-11-24T10:00:00.000Z';
const begun = {
  session: { sessionId: 's', linkId: 'l', invitationId: 'i', signatoryId: 'p' },
  pending: { reference: 'r', expiresAt: '2026-11-24T10:10:00.000Z', secrets: { verifier: 'SECRET' } },
} as unknown as BegunByBrowser;

describe('An authentication under way', () => {
  const sealed = new SealedAuthentications(randomBytes(32));

  it('is what the browser brings back, until its time is over', () => {
    const text = sealed.seal(begun);
    expect(sealed.open(text, now)).toEqual(begun);
    expect(sealed.open(text, '2026-11-24T10:10:00.000Z')).toBeNull();
  });

  it('tells the browser nothing, and is another text each time', () => {
    const text = sealed.seal(begun);
    expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('SECRET');
    expect(sealed.seal(begun)).not.toBe(text);
  });

  it('is opened by no other service, nor changed, nor cut', () => {
    const text = sealed.seal(begun);
    expect(new SealedAuthentications(randomBytes(32)).open(text, now)).toBeNull();
    for (let at = 0; at < text.length; at += 7)
      expect(sealed.open(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1), now)).toBeNull();
    for (const wrong of ['', 'x', text.slice(0, 30), text.slice(4), 'ä'.repeat(99)])
      expect(sealed.open(wrong, now)).toBeNull();
  });
});
