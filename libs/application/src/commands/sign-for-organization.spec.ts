import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  deliveryDecider,
  organizationDecider,
  type OrganizationCommand,
  type SigningRole,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { registerOrFindPerson } from '../people/register-person.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { aino } from '../testing/fake-broker.sample.js';
import { signingApplication } from '../testing/signing-application.sample.js';
import { beginAuthentication } from './begin-authentication.js';
import { completeAuthentication } from './complete-authentication.js';
import { SignDocumentCommand, SignDocumentHandler } from './sign-document.handler.js';

const organizationId = '0f6f1c53-6a5a-4d0e-9d43-6a3c8f1f2b11';
const vera: ProofedIdentity = {
  ...aino,
  ...{ subject: 'pseudonym-2', name: 'Vera Esimerkki', identityNumber: { country: 'FI', value: '010190-962P' } },
};
const forIt = { kind: 'representative', organizationId } as unknown as SigningRole;
const byName: SigningRole = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' };

let world: Awaited<ReturnType<typeof signingApplication>>;
beforeEach(async () => {
  world = await signingApplication({ methods: ['strong', 'light'] });
  await world.run({ type: 'OpenInvitation', signatoryId: 's1', linkId: 'l1', now: world.clock.now() } as never);
  const { sessionId, invitationId } = world.session;
  const shown = { sessionId, signatoryId: 's1', documentId: 'd', sha256: 'a'.repeat(64) } as never;
  await world.app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'RecordShown', shown },
    identity: processIdentity('test', 'shown', null),
    content: 'shown',
  });
});

const account = (proofed: ProofedIdentity) => {
  const wanted = { language: 'fi', register: true, correlationId: 'c' } as const;
  return registerOrFindPerson(world.app, { proofed, authenticationId: 'a' }, wanted);
};
const organization = (command: object) =>
  world.app.transactor.transact({
    stream: streams.organization(organizationId),
    decider: organizationDecider,
    command: { organizationId, ...command } as OrganizationCommand,
    identity: processIdentity('test', JSON.stringify(command), null),
    content: command,
  });
const registeredBy = (personId: string) => {
  const mainUser = { memberId: 'm1', personId, name: 'Main User' };
  return organization({ type: 'RegisterOrganization', name: 'Acme Oy', businessId: '1234567-1', mainUser });
};
const comes = async (proofed: ProofedIdentity) => {
  world.broker.next = { proofed };
  const { pending } = await beginAuthentication(world.app, world.session, { method: 'fi-bank-id' });
  await completeAuthentication(world.app, { session: world.session, pending }, []);
};
const sign = (role: SigningRole, more: object = {}, app: Application = world.app) => {
  const signature = { role, contentHashes: { d: 'a'.repeat(64) }, ...more };
  const identity = processIdentity('test', 'signature', null);
  return new SignDocumentHandler(app).execute(new SignDocumentCommand(world.session, identity, signature));
};
const drawn = {
  light: {
    name: 'Aino',
    drawing: {
      size: { width: 1, height: 1 },
      strokes: [
        [
          [0, 0, 0],
          [1, 1, 1],
        ],
      ],
    },
  },
};
const refused = { rejection: { code: 'not-a-member' } };

describe('A signature for an organization that is registered here', () => {
  it('is a member’s, whom the authentication of this browser tells', async () => {
    await registeredBy((await account(aino)).personId);
    await comes(aino);
    expect(await sign(forIt)).toMatchObject({ completed: true });
    expect((await world.events()).find(({ type }) => type === 'DocumentSigned')?.data).toMatchObject({ role: forIt });
  });

  it('is not that of somebody else, with or without an account', async () => {
    await registeredBy((await account(aino)).personId);
    await comes(vera);
    await expect(sign(forIt)).rejects.toMatchObject(refused);
    await account(vera);
    await expect(sign(forIt)).rejects.toMatchObject(refused);
    expect(await sign(byName)).toMatchObject({ completed: true });
  });

  it('is not that of whoever signs after a member has authenticated in the same browser', async () => {
    await registeredBy((await account(aino)).personId);
    await comes(aino);
    await comes(vera);
    await expect(sign(forIt)).rejects.toMatchObject(refused);
  });

  it('is not made by drawing, not even where the member has authenticated and that was too long ago', async () => {
    await registeredBy((await account(aino)).personId);
    await expect(sign(forIt, drawn)).rejects.toMatchObject(refused);
    await comes(aino);
    world.clock.time = '2026-11-24T10:20:00.000Z';
    await expect(sign(forIt, drawn)).rejects.toMatchObject(refused);
  });

  it('is not that of a member who was removed, while a repeat of one made before is answered as then', async () => {
    await registeredBy((await account(vera)).personId);
    const { personId } = await account(aino);
    const link = { linkId: 'l2', expiresAt: '2026-12-24T10:00:00.000Z', language: 'fi' };
    const by = { by: 'm1' };
    await organization({ type: 'InviteMember', memberId: 'm2', email: 'a@example.com', role: 'user', ...link, ...by });
    const join = { type: 'JoinOrganization', linkId: 'l2', personId, name: 'Aino', now: world.clock.now() };
    await comes(aino);
    await expect(sign(forIt)).rejects.toMatchObject(refused);
    await organization(join);
    const remove = () => organization({ type: 'RemoveMember', memberId: 'm2', ...by });
    const answer = await sign(forIt);
    await remove();
    expect(await sign(forIt)).toEqual(answer);
  });

  it('is nobody’s where there is no such organization', async () => {
    await account(aino);
    await comes(aino);
    await expect(sign(forIt)).rejects.toMatchObject(refused);
  });
});
