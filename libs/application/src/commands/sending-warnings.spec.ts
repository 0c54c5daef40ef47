import { beforeEach, describe, expect, it } from '@jest/globals';
import { type InvitationCommand, type InvitedSignatory, invitationDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { noBrokers } from '../no-brokers.js';
import { FakeBroker } from '../testing/fake-broker.sample.js';
import { signingApplication } from '../testing/signing-application.sample.js';
import { SendInvitationCommand, SendInvitationHandler } from './send-invitation.handler.js';
import { everyFolder } from '../tenant.js';

const invitationId = '5d2f2a14-3a41-4a51-8d7e-7b1c6f0e9a01';
const tenant = { organizationId: 'o', by: { kind: 'client', clientId: 'c' }, delivery: {}, folders: everyFolder };
const number = { country: 'FI', value: '131052-308T' };
const registered = { role: { kind: 'representative', organizationId: 'o2' } };

/** An application whose broker offers fi-bank-id, dk-mitid and nl-idin, which tells no identity number. */
let app: Application;
beforeEach(async () => {
  const { app: parts } = await signingApplication();
  app = { ...parts, settings: { ...parts.settings, defaultOpenFor: 86_400_000, reminders: null } as never };
});

async function draft(signatory: object): Promise<void> {
  const document = { documentId: 'd', fileName: 'a.pdf', sha256: 'a', bytes: 1, pages: 1, attachments: 0 };
  const command = {
    ...{ type: 'DraftInvitation', invitationId, organizationId: 'o', clientId: 'c', title: 'T', message: null },
    ...{ language: 'en', order: 'parallel', expiresAt: null, delivery: {}, documents: [document] },
    signatories: [{ signatoryId: 's1', name: 'Aino', email: 'a@example.com', ...signatory } as InvitedSignatory],
    limits: { documents: 9, signatories: 9 },
  } as unknown as InvitationCommand;
  const identity = processIdentity('test', 'another draft', null);
  const stream = streams.invitation(invitationId);
  await app.transactor.transact({ stream, decider: invitationDecider, command, content: 'draft', identity });
}

async function send(signatory: object) {
  await draft(signatory);
  return sendAgain();
}
const sendAgain = () => {
  const context = { tenant, identity: processIdentity('test', 'send', null) } as never;
  return new SendInvitationHandler(app).execute(new SendInvitationCommand(context, invitationId));
};
const refusal = (methods: readonly string[]) => ({
  rejection: { code: 'method-not-offered', signatories: [{ signatoryId: 's1', methods }] },
});
const warning = (methods: readonly string[]) => [{ code: 'method-not-offered', signatoryId: 's1', methods }];

describe('an invitation that is sent to somebody who can use', () => {
  it.each<[string, object]>([
    ['any method, of which some are offered', { methods: ['strong'] }],
    ['a method that is offered', { methods: ['strong'], strongMethods: ['fi-bank-id'] }],
    ['a drawing', { methods: ['light'] }],
    ['a method that tells the number which is expected', { methods: ['strong'], identity: { number } }],
    ['a method, for an organization that is registered', { methods: ['strong'], roles: registered }],
  ])('%s, is sent without a warning', async (_, signatory) => {
    expect((await send(signatory)).warnings).toEqual([]);
  });

  it.each<[string, readonly string[], object]>([
    ['one method, and not the other', ['se-bankid'], { methods: ['strong'], strongMethods: ['se-bankid', 'dk-mitid'] }],
    ['a drawing only', ['no-bankid'], { methods: ['strong', 'light'], strongMethods: ['no-bankid'] }],
    [
      'one of two, as the other tells no number',
      ['nl-idin'],
      { methods: ['strong'], strongMethods: ['nl-idin', 'fi-bank-id'], identityNumber: true },
    ],
    ['a method, while a drawing is not enough', ['light'], { methods: ['strong', 'light'], roles: registered }],
  ])('%s, is sent with a warning', async (_, methods, signatory) => {
    expect((await send(signatory)).warnings).toEqual(warning(methods));
  });

  it.each<[string, readonly string[], object]>([
    ['none of the methods', ['se-bankid'], { methods: ['strong'], strongMethods: ['se-bankid'] }],
    [
      'none that tells the number',
      ['nl-idin'],
      { methods: ['strong'], strongMethods: ['nl-idin'], identity: { number } },
    ],
    ['only a drawing, for an organization that is registered', ['light'], { methods: ['light'], roles: registered }],
  ])('%s, is refused', async (_, methods, signatory) => {
    await expect(send(signatory)).rejects.toMatchObject(refusal(methods));
  });

  it('nothing at all where no broker is configured, unless they may draw', async () => {
    app = { ...app, identities: noBrokers };
    await expect(send({ methods: ['strong'] })).rejects.toMatchObject(refusal(['strong']));
  });

  it('a drawing where no broker is configured, is sent with a warning', async () => {
    app = { ...app, identities: noBrokers };
    expect((await send({ methods: ['strong', 'light'] })).warnings).toEqual(warning(['strong']));
  });

  it('none any more, gets the same answer to a repeat', async () => {
    app = { ...app, identities: new FakeBroker() };
    await send({ methods: ['strong'] });
    app = { ...app, identities: noBrokers };
    expect(await sendAgain()).toMatchObject({ invitation: { state: 'sent' }, warnings: warning(['strong']) });
  });
});
