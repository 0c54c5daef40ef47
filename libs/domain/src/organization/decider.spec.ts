import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import {
  changeRole,
  client,
  createClient,
  createGroup,
  history,
  invite,
  join,
  register,
  registerForAda,
  remove,
} from '../testing/organization.sample.js';
import type { OrganizationCommand } from './commands.js';
import { organizationDecider } from './decider.js';
import type { OrganizationEvent } from './events.js';

const command = (plain: object) => ({ by: null, ...plain }) as unknown as OrganizationCommand;
const rotate = command({ type: 'RotateApiClientSecret', clientId: 'first', secretHash: 'b'.repeat(64) });
const revoke = command({ type: 'RevokeApiClient', clientId: 'first' });
const delivery = { sendDownloadLink: false, saveToPersonalAccount: true, copyToLightSignatories: false };
const deliver = command({ type: 'ChangeDeliverySettings', clientId: 'first', delivery });

describe('an organization', () => {
  it('is registered once: by a person, who is its main user, or for one who is asked to join', () => {
    history().when(register).thenAccepted('OrganizationRegistered', 'MemberJoined');
    history().when(registerForAda).thenAccepted('OrganizationRegistered', 'MemberInvited', 'ApiClientCreated');
    history(registerForAda).when(registerForAda).thenRejected('organization-exists');
    history(registerForAda).when(register).thenRejected('organization-exists');
  });

  it('has nothing to administer before it is registered', () => {
    for (const one of [createClient('c'), rotate, revoke, deliver, invite('bo'), join('bo'), createGroup('g')])
      history().when(one).thenRejected('not-found');
  });

  it('of before there were links and countries is as good as any other', () => {
    const old = [
      { type: 'OrganizationRegistered', data: { organizationId: 'o', name: 'Acme Oy', businessId: '1' } },
      { type: 'MemberInvited', data: { memberId: 'ada', email: 'ada@acme.example', role: 'main-user' } },
      { type: 'ApiClientCreated', data: client('first') },
    ] as unknown as readonly OrganizationEvent[];
    given(organizationDecider, old).when(revoke).thenAccepted('ApiClientRevoked');
    given(organizationDecider, old).when(join('ada')).thenRejected('link-unknown');
    given(organizationDecider, old)
      .when(invite('bo', 'user', null))
      .thenAccepted('MemberInvited');
  });

  it('is administered by main users only, from the moment they are and until they are not', () => {
    const bo = [register, invite('bo', 'user'), join('bo')];
    history(...bo)
      .when(createGroup('g'))
      .thenAccepted('GroupCreated');
    for (const by of ['bo', 'nobody', '__proto__'])
      history(...bo)
        .when(invite('carla', 'viewer', by))
        .thenRejected('forbidden');
    const promoted = [...bo, changeRole('bo', 'main-user')];
    history(...promoted)
      .when(invite('carla', 'viewer', 'bo'))
      .thenAccepted('MemberInvited');
    history(...promoted, remove('ada', 'bo'))
      .when(remove('bo', 'ada'))
      .thenRejected('forbidden');
    history(registerForAda)
      .when(invite('bo', 'user', 'ada'))
      .thenRejected('forbidden');
  });
});

describe('an API client', () => {
  it('is one of several, each under an id of its own', () => {
    history(registerForAda).when(createClient('second')).thenAccepted('ApiClientCreated');
    history(registerForAda).when(createClient('first')).thenRejected('client-exists');
  });

  it('isn’t known under a name that every object has', () => {
    for (const clientId of ['constructor', '__proto__', 'toString']) {
      history(registerForAda)
        .when(command({ type: 'RevokeApiClient', clientId }))
        .thenRejected('client-unknown');
      history(registerForAda).when(createClient(clientId)).thenAccepted('ApiClientCreated');
      history(registerForAda, createClient(clientId)).when(createClient(clientId)).thenRejected('client-exists');
    }
  });

  it('gets another secret and other settings, and once revoked stays so', () => {
    history(registerForAda).when(rotate).thenAccepted('ApiClientSecretRotated');
    history(registerForAda).when(deliver).thenAccepted('DeliverySettingsChanged');
    history(registerForAda).when(revoke).thenAccepted('ApiClientRevoked');
    for (const one of [rotate, revoke, deliver]) {
      history(registerForAda, revoke).when(one).thenRejected('client-revoked');
      history(register).when(one).thenRejected('client-unknown');
    }
  });

  it('has the settings that it has: saying them again changes nothing', () => {
    history(registerForAda, deliver).when(deliver).thenAccepted();
  });

  it('is one of a hundred at most; a revoked one takes no place', () => {
    const hundred = [registerForAda, ...Array.from({ length: 99 }, (_, i) => createClient(`c${i}`))];
    history(...hundred)
      .when(createClient('more'))
      .thenRejected('organization-full', { of: 'clients', most: 100 });
    history(...hundred, revoke)
      .when(createClient('more'))
      .thenAccepted('ApiClientCreated');
  });
});
