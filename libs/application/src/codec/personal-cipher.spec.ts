import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hide, reveal } from './personal-cipher.js';

describe('hiding', () => {
  it('uses each nonce once, and what is hidden opens', () => {
    const key = randomBytes(32);
    const hidden = Array.from({ length: 1_000 }, (_, i) => hide(i, key, 's', 'e', '/a'));
    expect(new Set(hidden.map(({ $personal }) => $personal.nonce)).size).toBe(1_000);
    expect(hidden.map((one) => reveal(one, key, 'e', '/a'))).toEqual(hidden.map((_, i) => i));
  });
});
