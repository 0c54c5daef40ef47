import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LinkSecrets } from './link-secrets.js';
import { verificationCodeOf } from './queries/verification.query.js';
import { SessionTokens } from './session-tokens.js';

const now = '2026-11-24T10:00:00.000Z';
const later = '2026-11-24T11:00:00.000Z';

describe('the secret of a link', () => {
  const secrets = new LinkSecrets(randomBytes(32));
  const link = { linkId: randomUUID(), aboutId: randomUUID() };

  it('names its link, and is the same each time', () => {
    const secret = secrets.secretOf('sign', link);
    expect(secrets.open('sign', secret)).toEqual(link);
    expect(secrets.secretOf('sign', link)).toBe(secret);
  });

  it('is of one purpose, one link and one service', () => {
    const secret = secrets.secretOf('sign', link);
    for (const other of ['download', 'sign-in', 'join'] as const) expect(secrets.open(other, secret)).toBeNull();
    expect(new LinkSecrets(randomBytes(32)).open('sign', secret)).toBeNull();
    expect(secrets.secretOf('sign', { ...link, linkId: randomUUID() })).not.toBe(secret);
  });

  it('opens nothing when any character differs, or it is no secret at all', () => {
    const secret = secrets.secretOf('sign', link);
    for (let at = 0; at < secret.length; at++)
      expect(
        secrets.open('sign', secret.slice(0, at) + (secret[at] === 'A' ? 'B' : 'A') + secret.slice(at + 1)),
      ).toBeNull();
    for (const wrong of ['', 'x', `${secret}A`, secret.slice(1), '../../etc', 'ä'.repeat(40)])
      expect(secrets.open('sign', wrong)).toBeNull();
  });
});

describe('a token', () => {
  const tokens = new SessionTokens(randomBytes(32));

  it('carries its content until its time is over', () => {
    const token = tokens.issue('signing', { sessionId: 's' }, later);
    expect(tokens.open('signing', token, now)).toEqual({ sessionId: 's', expiresAt: later });
    expect(tokens.open('signing', token, later)).toBeNull();
  });

  it('is of one kind, and of one service', () => {
    const token = tokens.issue('signing', {}, later);
    expect(tokens.open('api', token, now)).toBeNull();
    expect(new SessionTokens(randomBytes(32)).open('signing', token, now)).toBeNull();
  });

  it('is refused when it was tampered with or is none', () => {
    const token = tokens.issue('api', { scopes: ['archive:read'] }, later);
    const [, mac] = token.split('.') as [string, string];
    const forged = Buffer.from(JSON.stringify({ scopes: ['organization:admin'], expiresAt: later })).toString(
      'base64url',
    );
    for (const wrong of [`${forged}.${mac}`, `${token}x`, `${token}.x`, 'a.b', '.', '', token.replace('.', '')])
      expect(tokens.open('api', wrong, now)).toBeNull();
  });
});

describe('a verification code', () => {
  it('is the same for a document each time, and tells nothing of its id', () => {
    const [key, id] = [randomBytes(32), randomUUID()];
    const code = verificationCodeOf(key, id);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(verificationCodeOf(key, id)).toBe(code);
    expect(verificationCodeOf(randomBytes(32), id)).not.toBe(code);
  });
});
