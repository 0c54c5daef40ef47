import { describe, expect, it } from '@jest/globals';
import type { EventDigest } from '@attestory/audit';
import { type PackedDigests, pack, unpack } from './digest-message.js';

const sound: EventDigest = {
  eventId: 'a',
  stream: 'invitation-1',
  revision: 3,
  position: '0000000000000004',
  computed: 'c'.repeat(64),
  sealed: 'c'.repeat(64),
  previousHash: 'p'.repeat(64),
  content: null,
};

describe('digests that cross between threads', () => {
  it('come as they went, damaged ones too', () => {
    const digests: EventDigest[] = [
      sound,
      { ...sound, revision: 0, previousHash: null },
      { ...sound, sealed: 's'.repeat(64) },
      { ...sound, computed: null, sealed: null, previousHash: undefined },
      { ...sound, stream: 'heads', content: { type: 'HeadSigned', data: '{}' } },
    ];
    const packed: PackedDigests = [];
    for (const digest of digests) pack(digest, packed);
    expect(unpack(structuredClone(packed))).toEqual(digests);
  });
});
