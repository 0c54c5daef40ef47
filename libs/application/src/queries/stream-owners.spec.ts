import { describe, expect, it } from '@jest/globals';
import { streams } from '@attestory/domain';
import { StreamOwners } from './stream-owners.js';

describe('the owner of a stream', () => {
  const read: string[] = [];
  const firsts: Readonly<Record<string, object>> = {
    [streams.organization('o')]: { organizationId: 'o' },
    [streams.invitation('i')]: { organizationId: 'o' },
    [streams.emailLink('l')]: { linkId: 'l' },
    [streams.imports('m')]: { organizationId: 'o' },
    [streams.archivedDocument('a')]: { holder: { kind: 'organization', organizationId: 'o' } },
    [streams.archivedDocument('b')]: { holder: { kind: 'person', personId: 'p' }, senderId: 'o' },
  };
  const readStream = async (stream: string) => {
    read.push(stream);
    return stream in firsts ? [{ data: JSON.stringify(firsts[stream]) }] : [];
  };
  const owners = new StreamOwners({ readStream } as never);

  it.each([
    [streams.organization('o'), 'o'],
    [streams.invitation('i'), 'o'],
    [streams.delivery('i'), 'o'],
    [streams.notices('o'), 'o'],
    [streams.imports('m'), 'o'],
    [streams.notices('link-l'), null],
    [streams.emailLink('l'), null],
    [streams.archivedDocument('a'), 'o'],
    [streams.archivedDocument('b'), null],
    [streams.invitation('unknown'), null],
    [streams.service, null],
  ])('of %s is %s', async (stream, owner) => expect(await owners.ownerOf(stream)).toBe(owner));

  it('is read once: it says so for ever', async () => {
    const before = read.length;
    await owners.ownerOf(streams.delivery('i'));
    expect(read).toHaveLength(before);
  });
});
