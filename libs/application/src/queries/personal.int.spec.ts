import { describe, expect, it } from '@jest/globals';
import type { Application } from '../application.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { linkToPerson } from '../people/register-person.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { allDelivery, archivingApplication, mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { countEarlierDocuments } from './earlier-documents.query.js';
import { personalDocument, personalDocuments } from './personal-documents.queries.js';
import { personalInbox } from './personal-inbox.query.js';

const vera: ProofedIdentity = { ...aino, subject: 'pseudonym-2', identityNumber: null };
const registered = { kind: 'representative', organizationId: 'o2' };

let archiving: ReturnType<typeof archivingApplication>;
let app: Application;
eachWithReadModel((readModel) => {
  archiving = archivingApplication(readModel);
  app = archiving.app;
});

const { project, settle, invitation, account } = {
  project: () => archiving.project(),
  settle: () => archiving.settle(),
  invitation: (...args: Parameters<typeof archiving.invitation>) => archiving.invitation(...args),
  account: (...args: Parameters<typeof archiving.account>) => archiving.account(...args),
};
type Who = Awaited<ReturnType<typeof account>>;
const linkMailbox = ({ personId }: Who) => linkToPerson(app, personId, { email: mailbox }, { correlationId: 'c' });
const copiesOf = async (who: Who) => (await personalDocuments(app, who, { limit: 50 })).items.map(({ view }) => view);
/** The invitations whose documents they have. */
const documentsOf = async (who: Who) => (await copiesOf(who)).map(({ invitationId }) => invitationId ?? '');
const inboxOf = async (who: Who, state?: 'my-turn' | 'signed' | 'closed') => {
  const { items } = await personalInbox(app, who, { limit: 50, ...(state ? { state } : {}) });
  return items.map(({ view }) => view.id);
};

describe('A person’s documents', () => {
  it('are those that their identity signed before they had an account, and nobody else’s', async () => {
    const mine = await invitation([{ by: aino }]);
    const hers = await invitation([{ by: vera }]);
    await settle();
    const [me, her] = [await account(aino), await account(vera)];
    expect(await countEarlierDocuments(app, me.personId)).toBe(1);
    await settle();
    expect([await documentsOf(me), await documentsOf(her)]).toEqual([[mine.id], [hers.id]]);
    const [copy] = await copiesOf(her);
    await expect(personalDocument(app, me, copy?.id ?? '')).rejects.toMatchObject({ rejection: { code: 'not-found' } });
    expect((await personalDocument(app, her, copy?.id ?? '')).view.signatories).toMatchObject([{ mine: true }]);
  });

  it('are searched by titles and names, and picked by state, kind and when they closed', async () => {
    const me = await account(aino);
    const changes = { title: 'Vuokrasopimus' };
    const lease = await invitation([{ by: aino }], { changes });
    const cancelled = await invitation([{ by: aino }, { by: null }], { end: 'InvitationCancelled' });
    await settle();
    const found = async (asked: object) =>
      (await personalDocuments(app, me, { limit: 50, ...asked })).items.map(({ view }) => view.invitationId);
    expect(await found({ q: 'vuokra' })).toEqual([lease.id]);
    expect(await found({ status: 'cancelled' })).toEqual([cancelled.id]);
    expect(await found({ kind: 'imported' })).toEqual([]);
    expect(await found({ to: '2000-01-01T00:00:00.000Z' })).toEqual([]);
    expect(new Set(await found({ kind: 'signed' }))).toEqual(new Set([lease.id, cancelled.id]));
  });

  it('are what closes once they have an account, too', async () => {
    const me = await account(aino);
    await settle();
    const { id } = await invitation([{ by: aino }, { by: null }], { end: 'InvitationCancelled' });
    await settle();
    expect(await documentsOf(me)).toEqual([id]);
    expect(await copiesOf(me)).toMatchObject([{ state: 'cancelled', foundBy: 'identity', folderId: null }]);
  });

  it('are found by the number whatever broker they came by, and by a pseudonym where there is no number', async () => {
    const mine = await invitation([{ by: { ...aino, subject: 'another broker’s', issuer: 'https://other.example' } }]);
    const hers = await invitation([{ by: { ...vera, identityNumber: { country: 'FI', value: '010190-962P' } } }]);
    const [me, her] = [await account(aino), await account(vera)];
    await settle();
    expect([await documentsOf(me), await documentsOf(her)]).toEqual([[mine.id], [hers.id]]);
  });

  it('of a mailbox that two share are those that were drawn, and not what the other one signed strongly', async () => {
    const strong = await invitation([{ by: aino }]);
    const drawn = await invitation([{ by: 'drawing' }]);
    await invitation([{ by: 'drawing' }], { changes: { delivery: { ...allDelivery, copyToLightSignatories: false } } });
    const [spouse, other] = [await account({ email: 'home@example.com' }, 'single-factor'), await account(aino)];
    await settle();
    expect(await documentsOf(spouse)).toEqual([drawn.id]);
    expect(await documentsOf(other)).toEqual([strong.id]);
  });

  it('are not theirs where the sender’s setting says so, nor where they signed for an organization of its own', async () => {
    await invitation([{ by: aino }], { changes: { delivery: { ...allDelivery, saveToPersonalAccount: false } } });
    await invitation([{ by: aino, role: registered }]);
    const me = await account(aino);
    expect(await countEarlierDocuments(app, me.personId)).toBe(0);
    await settle();
    expect(await documentsOf(me)).toEqual([]);
  });

  it('are no more than the mailbox’s for who came by an e-mail link, also where the account has an identity', async () => {
    const strong = await invitation([{ by: aino }]);
    const drawn = await invitation([{ by: 'drawing' }]);
    const me = await account(aino);
    await linkMailbox(me);
    await settle();
    const byLink = { ...me, assurance: 'single-factor' as const };
    expect(await documentsOf(byLink)).toEqual([drawn.id]);
    expect((await documentsOf(me)).toSorted()).toEqual([strong.id, drawn.id].toSorted());
    const copy = (await copiesOf(me)).find(({ invitationId }) => invitationId === strong.id);
    await expect(personalDocument(app, byLink, copy?.id ?? '')).rejects.toMatchObject({
      rejection: { code: 'not-found' },
    });
  });

  it('are in pages, each once, while others come', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 60; i++) ids.push((await invitation([{ by: i % 3 === 0 ? 'drawing' : aino }])).id);
    const me = await account(aino);
    await linkMailbox(me);
    await settle();
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await personalDocuments(app, me, { limit: 7, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ view }) => view.invitationId ?? ''));
      if (seen.length === 7) {
        archiving.world.clock.pass(1_000);
        await invitation([{ by: aino }]);
        await settle();
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it('are not given to who registers when their time is over already', async () => {
    await invitation([{ by: aino }]);
    const kept = await invitation([{ by: aino }, { by: vera }]);
    archiving.world.clock.time = '2027-11-24T09:59:59.999Z';
    const me = await account(aino);
    await settle();
    expect(await documentsOf(me)).toContain(kept.id);
    archiving.world.clock.pass(1);
    const her = await account(vera);
    await settle();
    expect(await documentsOf(her)).toEqual([]);
    expect((await copiesOf(me)).map(({ retention }) => retention.keepUntil)).toEqual([
      '2027-11-24T10:00:00.000Z',
      '2027-11-24T10:00:00.000Z',
    ]);
  });

  it('are the same in views that are made anew', async () => {
    await invitation([{ by: aino }, { by: 'drawing' }]);
    await invitation([{ by: aino }, { by: null }], { end: '' });
    await account(aino);
    const settled = await settle();
    expect(await project()).toEqual(settled);
  });
});

describe('A person’s inbox', () => {
  it('holds what waits for whom the sender named by the number, and not what waits for others of the mailbox', async () => {
    const { number } = identityKeysOf(app, aino);
    const named = { identity: { number: aino.identityNumber, key: number } };
    const { id: mine } = await invitation([{ by: null, demands: named }], { end: '' });
    const { id: anybodys } = await invitation([{ by: null }], { end: '' });
    await project();
    expect(await inboxOf(await account(aino))).toEqual([mine]);
    expect(await inboxOf(await account({ email: mailbox }, 'single-factor'))).toEqual([anybodys]);
  });

  it('tells what is signed while others are asked from what is closed, and keeps it among the documents only then', async () => {
    const { id: open } = await invitation([{ by: aino }, { by: null, email: 'other@example.com' }], { end: '' });
    const { id: closed } = await invitation([{ by: aino }]);
    const me = await account(aino);
    await settle();
    expect([await inboxOf(me, 'signed'), await inboxOf(me, 'closed'), await inboxOf(me, 'my-turn')]).toEqual([
      [open],
      [closed],
      [],
    ]);
    expect(await documentsOf(me)).toEqual([closed]);
    const other = await account({ email: 'other@example.com' }, 'single-factor');
    expect(await inboxOf(other, 'my-turn')).toEqual([open]);
  });
});
