import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { type OrganizationCommand, organizationDecider } from './decider.js';
import type { OrganizationEvent } from './events.js';

const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const client = (id: string) => ({
  clientId: id,
  name: 'ERP',
  secretHash: 'a'.repeat(64),
  scopes: ['archive:read'],
  delivery,
});
const register = {
  type: 'RegisterOrganization',
  ...{ organizationId: 'o', name: 'Acme Oy', businessId: '1234567-1' },
  mainUser: { memberId: 'm', email: 'ada@acme.example' },
  client: client('first'),
} as unknown as OrganizationCommand;
const create = (id: string) => ({ type: 'CreateApiClient', ...client(id) }) as unknown as OrganizationCommand;
const rotate = {
  type: 'RotateApiClientSecret',
  clientId: 'first',
  secretHash: 'b'.repeat(64),
} as unknown as OrganizationCommand;
const revoke = { type: 'RevokeApiClient', clientId: 'first' } as OrganizationCommand;

const history = (...commands: OrganizationCommand[]) => {
  const events: OrganizationEvent[] = [];
  for (const command of commands) {
    const { decide, evolve, initial } = organizationDecider;
    const decision = decide(command, events.reduce(evolve, initial));
    if ('rejected' in decision) throw new Error(decision.rejected.code);
    events.push(...decision.accepted);
  }
  return given(organizationDecider, events);
};

describe('an organization', () => {
  it('is registered once, with its main user and a first API client', () => {
    history().when(register).thenAccepted('OrganizationRegistered', 'MemberInvited', 'ApiClientCreated');
    history(register).when(register).thenRejected('organization-exists');
  });

  it('has no API clients before it is registered', () => {
    for (const command of [create('c'), rotate, revoke]) history().when(command).thenRejected('not-found');
  });

  it('knows no client under a name that every object has', () => {
    for (const clientId of ['constructor', '__proto__', 'toString']) {
      history(register)
        .when({ ...revoke, clientId } as OrganizationCommand)
        .thenRejected('client-unknown');
      history(register).when(create(clientId)).thenAccepted('ApiClientCreated');
      history(register, create(clientId)).when(create(clientId)).thenRejected('client-exists');
    }
  });

  it('gets more API clients, each under an id of its own', () => {
    history(register).when(create('second')).thenAccepted('ApiClientCreated');
    history(register).when(create('first')).thenRejected('client-exists');
  });

  it('changes a client’s secret and revokes it, and a revoked one stays so', () => {
    history(register).when(rotate).thenAccepted('ApiClientSecretRotated');
    history(register).when(revoke).thenAccepted('ApiClientRevoked');
    history(register, revoke).when(rotate).thenRejected('client-revoked');
    history(register, revoke).when(revoke).thenRejected('client-revoked');
    history(register)
      .when({ ...revoke, clientId: 'unknown' } as OrganizationCommand)
      .thenRejected('client-unknown');
  });
});
