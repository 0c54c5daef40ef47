import { describe, expect, it } from '@jest/globals';
import type { ExpectedIdentity } from '@attestory/domain';
import { withIdentityKey } from './expected-identity.js';

const app = { lookup: (member: string) => `hash of ${member}` };
const number = { country: 'FI', value: '131052-308T' } as const;

describe('whom a sender expects', () => {
  it('is found by the keyed hash of the number, which is that of an identity that a broker proofs', () => {
    const identity: ExpectedIdentity = { number };
    expect(withIdentityKey(app, { identity })).toEqual({
      identity: { number, key: 'hash of identity-number:FI:131052-308T' },
    });
  });

  it.each<{ identity?: ExpectedIdentity | null }>([
    {},
    { identity: null },
    { identity: { number: null } },
    { identity: { name: 'Aino', birthDate: '1952-10-13' } },
  ])('has none where no number is known: %j', (demands) => {
    expect(withIdentityKey(app, demands)).toEqual(demands);
  });
});
