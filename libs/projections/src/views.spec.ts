import { describe, expect, it } from '@jest/globals';
import type { Logged } from '@attestory/domain';
import { invitationDetails } from './invitation-details.projection.js';
import { organizations } from './organizations.projection.js';
import { signatureHistory } from './signature-history.projection.js';
import { signerInbox } from './signer-inbox.projection.js';
import {
  at,
  bounced,
  cancelled,
  completed,
  corrected,
  delayed,
  document,
  drafted,
  log,
  mailed,
  opened,
  sealed,
  sealingFailed,
  sentTo,
  signatory,
  signed,
  viewOf,
} from './testing.sample.js';

const attached = { type: 'DocumentAttached' as const, data: document('d1') };
const added = (id: string) => ({ type: 'SignatoryAdded' as const, data: signatory(id) });
const base = [drafted, attached, added('a'), added('b'), sentTo(['a', 'b'])];

describe('the details of an invitation', () => {
  const view = (...events: Parameters<typeof log>) => viewOf(invitationDetails, log(...events));

  it('follow a draft as it changes', () => {
    const changed = { type: 'DraftChanged' as const, data: { title: 'New', expiresAt: at(9) } };
    const renamed = { type: 'SignatoryChanged' as const, data: { signatoryId: 'a', name: 'New Name' } };
    const removed = { type: 'SignatoryRemoved' as const, data: { signatoryId: 'b' } };
    const detached = { type: 'DocumentDetached' as const, data: { documentId: 'd1' } };
    const draft = view(drafted, attached, added('a'), added('b'), changed, renamed, removed, detached);
    expect(draft).toMatchObject({
      id: 'i',
      state: 'draft',
      title: 'New',
      expiresAt: at(9),
      documents: [],
      revision: 7,
    });
    expect(draft?.signatories).toMatchObject([{ id: 'a', name: 'New Name', state: 'pending' }]);
    expect(view(drafted, { type: 'DraftDiscarded', data: {} })?.state).toBe('discarded');
  });

  it('say of each signatory how far they are', () => {
    const states = (...more: Parameters<typeof log>) => view(...base, ...more)?.signatories.map(({ state }) => state);
    expect(states()).toEqual(['pending', 'pending']);
    expect(states(opened('a'))).toEqual(['opened', 'pending']);
    expect(states(opened('a'), signed('a'))).toEqual(['signed', 'pending']);
    expect(view(...base, signed('a'))?.signatories[0]).toMatchObject({
      signedAt: at(5),
      assurance: 'none',
      role: { kind: 'self' },
    });
  });

  it('say of each seal how far it is, and why not', () => {
    const seal = (...more: Parameters<typeof log>) => view(...base, ...more)?.documents[0]?.seal;
    expect(seal()).toEqual({ state: 'none' });
    expect(seal(signed('a'))).toEqual({ state: 'waiting' });
    expect(seal(signed('a'), sealingFailed(1))).toMatchObject({ state: 'retrying', reason: 'no space' });
    expect(seal(signed('a'), sealed('d1', 'a'))).toMatchObject({ state: 'done', signedBy: ['a'], level: 'B-B' });
    expect(seal(signed('a'), sealed('d1', 'a'), sealingFailed(1))?.state).toBe('done');
    expect(seal(signed('a'), sealed('d1', 'a'), signed('b'))).toMatchObject({ state: 'waiting', signedBy: ['a'] });
  });

  it('say of each invitation e-mail what became of it', () => {
    const mail = (...more: Parameters<typeof log>) => view(...base, ...more)?.signatories[0]?.mail.state;
    expect([mail(), mail(delayed('a')), mail(mailed('a')), mail(bounced('a'))]).toEqual([
      'waiting',
      'retrying',
      'done',
      'bounced',
    ]);
  });

  it('keep their own revision: what the processes record leaves it alone', () => {
    expect(view(...base, mailed('a'), mailed('b'))?.revision).toBe(4);
  });

  const words = ['lease', 'name', 'a', 'example', 'com', 'b', 'd1', 'pdf'];

  it('are found by organization, words, state and verification code', () => {
    const entries = invitationDetails.entries(view(...base, signed('a'), sealed('d1', 'a')) as never);
    expect(entries).toEqual([
      { index: 'organization', member: 'o', sort: at(0), words: [...words, '=sent', '/none'] },
      { index: 'verification', member: 'CODE', sort: '' },
    ]);
  });

  it('are found by what they say now', () => {
    const changed = view(...base, corrected('a'), cancelled) as never;
    const now = words.flatMap((word) => (word === 'a' ? ['a', 'new'] : [word]));
    expect(invitationDetails.entries(changed)[0]?.words).toEqual([...now, '=cancelled', '/none']);
  });

  it('are made from erased texts, too', () => {
    const personal = new Set(['title', 'message', 'fileName', 'name', 'email', 'drawing', 'reason', 'to', 'answer']);
    const erase = (event: Logged) =>
      JSON.parse(
        JSON.stringify(event, (key, value: unknown) => (personal.has(key) && typeof value !== 'object' ? null : value)),
      ) as Logged;
    const events = log(...base, mailed('a'), signed('a'), bounced('b'), cancelled).map(erase);
    for (const projection of [invitationDetails, signatureHistory, signerInbox] as const)
      expect(projection.entries(viewOf(projection as typeof invitationDetails, events) as never)).toBeDefined();
  });
});

describe('the inbox of a signer', () => {
  const view = (...events: Parameters<typeof log>) => viewOf(signerInbox, log(...events));

  it('shows whose turn it is', () => {
    const turns = (...events: Parameters<typeof log>) => view(...events)?.signatories.map(({ turn }) => turn);
    expect(turns(sentTo(['a', 'b']))).toEqual([true, true]);
    expect(turns(sentTo(['a', 'b'], 'sequential'))).toEqual([true, false]);
    expect(turns(sentTo(['a', 'b'], 'sequential'), signed('a'))).toEqual([false, true]);
    expect(turns(sentTo(['a', 'b']), cancelled)).toEqual([false, false]);
  });

  it('follows the invitation to its end', () => {
    expect(view(sentTo(['a']), signed('a'), completed)?.state).toBe('completed');
    expect(view(drafted)).toBeNull();
  });
});

describe('the signature history', () => {
  it('holds every fact in order, each with its hash, and of a drawing only its size', () => {
    const view = viewOf(signatureHistory, log(...base, mailed('a'), opened('a'), signed('a')));
    expect(view?.entries.map(({ type }) => type)).toEqual([
      ...['InvitationDrafted', 'DocumentAttached', 'SignatoryAdded', 'SignatoryAdded', 'InvitationSent'],
      ...['EmailHandedOver', 'InvitationOpened', 'DocumentSigned'],
    ]);
    expect(view?.entries.every(({ hash }) => hash.length === 64)).toBe(true);
    const drawing = { size: { width: 1, height: 1 }, strokes: 1, points: 2 };
    expect(view?.entries.at(-1)?.data).toMatchObject({ light: { name: 'Typed', drawing } });
  });
});

describe('an organization', () => {
  const client = { clientId: 'c', name: 'ERP', secretHash: 'h1', scopes: [], delivery: {} };
  const registered = {
    type: 'OrganizationRegistered' as const,
    data: { organizationId: 'o', name: 'Acme Oy', businessId: '1' },
  };
  const created = { type: 'ApiClientCreated' as const, data: client };

  it('has its clients as they are now', () => {
    const rotated = { type: 'ApiClientSecretRotated' as const, data: { clientId: 'c', secretHash: 'h2' } };
    const revoked = { type: 'ApiClientRevoked' as const, data: { clientId: 'c' } };
    const view = viewOf(organizations, log(registered, created, rotated, revoked));
    expect(view).toMatchObject({ id: 'o', name: 'Acme Oy', clients: { c: { secretHash: 'h2', revoked: true } } });
    expect(organizations.entries(view as never)).toContainEqual({ index: 'client', member: 'c', sort: '' });
  });
});
