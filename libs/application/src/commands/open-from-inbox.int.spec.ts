import { describe, expect, it } from '@jest/globals';
import { deliveryDecider, type DeliveryState, streams } from '@attestory/domain';
import { LinkSecrets } from '../link-secrets.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { archivingApplication, type Asked, mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { identityOf } from '../testing/organizations.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { openFromInbox } from './open-from-inbox.js';
import { startSigningSession } from './signing-session.js';

const expiresAt = '2026-12-24T10:00:00.000Z';
const links = new LinkSecrets(new Uint8Array(32));
const code = (name: string, members: object = {}) => ({ rejection: { code: name, ...members } });

let archiving: ReturnType<typeof archivingApplication>;
let app: ReturnType<typeof archivingApplication>['app'];
eachWithReadModel((readModel) => {
  archiving = archivingApplication(readModel);
  app = { ...archiving.app, links };
});

type Who = Awaited<ReturnType<ReturnType<typeof archivingApplication>['account']>>;
const waiting = (asked: readonly Asked[] = [{ by: null }], changes: object = {}) =>
  archiving.invitation(asked, { end: '', changes: { expiresAt, ...changes } });
const ofMailbox = () => archiving.account({ email: mailbox }, 'single-factor');
const named = () => {
  const { number } = identityKeysOf(app, aino);
  return { by: null, demands: { identity: { number: aino.identityNumber, key: number } } };
};
const open = (who: Who, invitationId: string, signatoryId = 's0', key?: string) =>
  openFromInbox(app, who, { invitationId, signatoryId }, identityOf(`person:${who.personId}`, key));
const deliveryOf = async (id: string): Promise<DeliveryState> =>
  (await app.transactor.load(streams.delivery(id), deliveryDecider)).state;
const happened = (id: string, type: string, data: object = {}) =>
  archiving.happened(streams.invitation(id), { type, data });
/** What the process closes, by the views as of now. */
const closing = async (id: string) => {
  await archiving.project();
  const task = (await app.views.due.get(id))?.tasks['close-links'];
  return task?.kind === 'close-links' ? [task.reason, task.linkIds] : null;
};

describe('An invitation in the inbox', () => {
  it('is opened by whoever has verified the address, as over the mailed link', async () => {
    const { id } = await waiting();
    const me = await ofMailbox();
    const link = await open(me, id);
    expect(link.expiresAt).toBe(expiresAt);
    expect(await startSigningSession(app, link.secret)).toMatchObject({ invitationId: id, signatoryId: 's0' });
    const { events } = await app.transactor.load(streams.delivery(id), deliveryDecider);
    expect(events).toMatchObject([
      {
        type: 'LinkIssued',
        data: { signatoryId: 's0', inbox: { personId: me.personId, foundBy: 'email', assurance: 'single-factor' } },
        meta: { actor: `person:${me.personId}` },
      },
    ]);
    expect(await closing(id)).toBeNull();
  });

  it('is opened by the identity that the sender named, and not by the mailbox then, nor in a session by e-mail', async () => {
    const { id } = await waiting([named()]);
    const me = await archiving.account(aino);
    await expect(open(await ofMailbox(), id)).rejects.toMatchObject(code('not-found'));
    await expect(open({ ...me, assurance: 'single-factor' }, id)).rejects.toMatchObject(code('not-found'));
    await open(me, id);
    const { events } = await app.transactor.load(streams.delivery(id), deliveryDecider);
    expect(events).toMatchObject([{ data: { inbox: { foundBy: 'identity', assurance: 'strong' } } }]);
  });

  it('is nobody else’s, and only the part that is theirs', async () => {
    const { id } = await waiting([{ by: null }, { by: null, email: 'other@example.com' }]);
    const me = await ofMailbox();
    await expect(open(me, id, 's1')).rejects.toMatchObject(code('not-found'));
    await expect(open(me, id, 'nobody')).rejects.toMatchObject(code('not-found'));
    await expect(open(me, crypto.randomUUID())).rejects.toMatchObject(code('not-found'));
    await expect(open(await archiving.account(aino), id)).rejects.toMatchObject(code('not-found'));
    expect((await deliveryOf(id)).links).toEqual({});
  });

  it('gives one link a person: the same while it works, and the mailed one stays', async () => {
    const { id } = await waiting([{ by: null }, { by: null }]);
    const mailed = { invitationId: id, linkId: crypto.randomUUID(), purpose: 'sign', signatoryId: 's0', expiresAt };
    await archiving.happened(streams.delivery(id), { type: 'LinkIssued', data: mailed });
    const me = await ofMailbox();
    const first = await open(me, id, 's0', 'once');
    expect(await open(me, id, 's0', 'once')).toEqual(first);
    expect((await open(me, id)).secret).toBe(first.secret);
    await expect(open(me, id, 's1', 'once')).rejects.toMatchObject(code('command-id-reused'));
    expect(Object.values((await deliveryOf(id)).links).map(({ closed }) => closed)).toEqual([null, null]);
    const secret = links.secretOf('sign', { linkId: mailed.linkId, aboutId: id });
    expect(await startSigningSession(app, secret)).toMatchObject({ signatoryId: 's0' });
  });

  it('is closed to an address that was corrected, from that moment on, with the link that it had', async () => {
    const { id } = await waiting();
    const me = await ofMailbox();
    const { secret } = await open(me, id);
    await happened(id, 'SignatoryContactCorrected', {
      signatoryId: 's0',
      previousEmail: mailbox,
      email: 'b@example.com',
    });
    await expect(open(me, id)).rejects.toMatchObject(code('not-found'));
    expect(await closing(id)).toEqual(['replaced', [links.open('sign', secret)?.linkId]]);
    const right = await archiving.account({ email: 'b@example.com' }, 'single-factor');
    await open(right, id);
    expect(await closing(id)).toEqual(['replaced', [links.open('sign', secret)?.linkId]]);
  });

  it('waits for one’s turn', async () => {
    const others = { by: null, email: 'first@example.com' };
    const { id } = await waiting([others, { by: null }], { order: 'sequential' });
    const me = await ofMailbox();
    await expect(open(me, id, 's1')).rejects.toMatchObject(code('not-your-turn'));
    const signature = { signatoryId: 's0', linkId: 'l', documents: [], consent: {}, role: { kind: 'self' } };
    await happened(id, 'DocumentSigned', { ...signature, method: 'light', assurance: 'none' });
    await open(me, id, 's1');
    expect(await closing(id)).toBeNull();
  });

  it('is over with the invitation, and once it is signed', async () => {
    const me = await ofMailbox();
    const { id: signed } = await waiting([{ by: 'drawing' }, { by: null, email: 'other@example.com' }]);
    await expect(open(me, signed)).rejects.toMatchObject(code('already-signed'));
    const { id: cancelled } = await waiting();
    const { secret } = await open(me, cancelled);
    await happened(cancelled, 'InvitationCancelled', { reason: null, signedBy: [], pending: ['s0'] });
    await expect(open(me, cancelled)).rejects.toMatchObject(code('link-closed', { reason: 'cancelled' }));
    expect(await closing(cancelled)).toEqual(['cancelled', [links.open('sign', secret)?.linkId]]);
    const { id: late } = await waiting();
    archiving.world.clock.time = expiresAt;
    await expect(open(me, late)).rejects.toMatchObject(code('link-closed', { reason: 'expired' }));
  });
});
