import { describe, expect, it } from '@jest/globals';
import type { Invitation, InvitationPage, Signatory } from './invitation.js';
import { addressOfList, pathOf, queryOf } from './list-query.js';
import { moved } from './people-order.js';
import { timelineOf } from './timeline-entries.js';
import { earlyRefusal, nameOf, titleOf } from './uploads.js';
import { withNewest } from './use-invitation-list.js';
import { whyItWaits } from './waiting.js';

const signatory = (id: string, more: object = {}) =>
  ({ id, name: id, state: 'pending', mail: { state: 'done' }, ...more }) as Signatory;
const invitation = (state: string, more: object = {}) =>
  ({
    state,
    order: 'parallel',
    documents: [{ seal: { state: 'done' } }],
    signatories: [],
    ...more,
  }) as unknown as Invitation;

describe('why an invitation waits', () => {
  it.each([
    ['nobody to sign', invitation('draft'), { key: 'signatories' }],
    ['a document', invitation('draft', { documents: [] }), { key: 'documents' }],
    [
      'one signature',
      invitation('sent', { signatories: [signatory('a', { state: 'signed' }), signatory('b')] }),
      { key: 'one', about: { id: 'b' } },
    ],
    [
      'a turn',
      invitation('sent', { order: 'sequential', signatories: [signatory('a'), signatory('b'), signatory('c')] }),
      { key: 'turn', about: { id: 'a' }, count: 2 },
    ],
    [
      'an e-mail that was refused, before all else',
      invitation('sent', {
        signatories: [signatory('a', { mail: { state: 'retrying' } }), signatory('b', { mail: { state: 'bounced' } })],
      }),
      { key: 'bounced', about: { id: 'b' } },
    ],
    ['a seal', invitation('completed', { documents: [{ seal: { state: 'waiting' } }] }), { key: 'sealing' }],
    [
      'nothing, closed',
      invitation('expired', { signatories: [signatory('a', { state: 'signed' })] }),
      { key: 'closedSigned' },
    ],
  ])('%s', (_, waiting, why) => {
    expect(whyItWaits(waiting)).toMatchObject(why);
  });
});

describe('a list of invitations', () => {
  it('has all that it shows in its address', () => {
    const query = queryOf({ status: 'sent', q: 'lease', folder: 'none', from: '2026-11-01', other: 'x' });
    expect(addressOfList(query)).toBe('/app/invitations?status=sent&q=lease&folder=none&from=2026-11-01');
    expect(addressOfList(queryOf({ status: 'nonsense' }))).toBe('/app/invitations');
  });

  it('asks the service for days as whoever looks has them, and for no signs alone', () => {
    const asked = new URLSearchParams(
      pathOf(queryOf({ q: ' -- ', from: '2026-11-01', to: '2026-11-01' }), 'c').split('?')[1],
    );
    const [from, to] = ['from', 'to'].map((name) => Date.parse(asked.get(name) ?? ''));
    expect([to! - from!, asked.get('q'), asked.get('cursor')]).toEqual([86_400_000, null, 'c']);
  });

  it('shows its newest page as it is, and keeps what was shown further down', () => {
    const item = (id: string, createdAt: string, state = 'sent') => ({ id, createdAt, state }) as Invitation;
    const page = (nextCursor: string | null, ...items: Invitation[]): InvitationPage => ({ items, nextCursor });
    const shown = page('third', item('c', '3'), item('b', '2'), item('a', '1'));
    const newest = page('second', item('d', '4'), item('c', '3', 'completed'));
    expect(withNewest(shown, newest)).toEqual(page('third', ...newest.items, item('b', '2'), item('a', '1')));
    expect(withNewest(shown, page(null, item('d', '4')))).toEqual(page(null, item('d', '4')));
  });
});

describe('the order of signatories', () => {
  it('changes by one who moves, and not beyond its ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
  });
});

describe('the short form of a history', () => {
  it('has the newest first, and the same twice in a row once', () => {
    const entry = (eventId: string, type: string, signatoryId?: string) => ({
      eventId,
      type,
      at: eventId,
      data: { ...(signatoryId ? { signatoryId } : {}) },
    });
    const history = [
      entry('1', 'InvitationSent'),
      entry('2', 'DocumentShown', 'a'),
      entry('3', 'DocumentSigned', 'a'),
      entry('4', 'DocumentSealed'),
      entry('5', 'DocumentSealed'),
    ];
    expect(timelineOf(history).map(({ id }) => id)).toEqual(['5', '3', '1']);
  });
});

describe('a file that is chosen', () => {
  it('is refused at once where that can be known', () => {
    const file = (name: string, size: number, type = '') => earlyRefusal({ name, size, type })?.code ?? null;
    const known = [
      file('a.pdf', 1),
      file('a', 1, 'application/pdf'),
      file('a.pdf', 0),
      file('a.docx', 1),
      file('a.pdf', 2 ** 27),
    ];
    expect(known).toEqual([null, null, 'document-empty', 'not-a-pdf', 'document-too-large']);
  });

  it('goes under a name that can stand anywhere, and gives a draft its title', () => {
    expect(nameOf({ name: 'evil\u202Efdp.exe.pdf' })).toBe('evilfdp.exe.pdf');
    expect([...nameOf({ name: `${'👩'.repeat(300)}.pdf` })]).toHaveLength(255);
    expect(titleOf('Lease_2027.PDF')).toBe('Lease 2027');
  });
});
