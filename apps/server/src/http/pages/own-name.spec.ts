import { describe, expect, it } from '@jest/globals';
import { underOwnName } from './own-name.js';

const base = 'http://127.0.0.1:3000';

describe('A page that was asked for by another name of this machine', () => {
  it.each(['localhost:3000', '[::1]:3000', 'localhost'])('is looked at under the own one: %s', (host) => {
    expect(underOwnName(host, '/register?lang=fi', base)).toBe('http://127.0.0.1:3000/register?lang=fi');
  });

  it.each(['127.0.0.1:3000', 'sign.example', 'localhost.example', '', undefined, ':::'])('else is here: %s', (host) => {
    expect(underOwnName(host, '/register', base)).toBeNull();
  });

  it('is here for a service that others reach, whatever its proxy calls it', () => {
    expect(underOwnName('localhost:3000', '/register', 'https://sign.example')).toBeNull();
  });
});
