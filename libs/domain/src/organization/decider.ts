import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { DeliverySettings } from '../delivery-policy.js';
import type { ApiClientId, OrganizationId, Personal, Sha256 } from '../ids.js';
import type { OrganizationEvent, Scope } from './events.js';

/** Registers an organization with its first main user and, for programs, its first API client. */
export interface RegisterOrganization {
  readonly type: 'RegisterOrganization';
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly businessId: string;
  readonly mainUser: { readonly memberId: string; readonly email: Personal<string> };
  readonly client: Omit<CreateApiClient, 'type'>;
}
export interface CreateApiClient {
  readonly type: 'CreateApiClient';
  readonly clientId: ApiClientId;
  readonly name: string;
  readonly secretHash: Sha256;
  readonly scopes: readonly Scope[];
  readonly delivery: DeliverySettings;
}
export interface RotateApiClientSecret {
  readonly type: 'RotateApiClientSecret';
  readonly clientId: ApiClientId;
  readonly secretHash: Sha256;
}
export interface RevokeApiClient {
  readonly type: 'RevokeApiClient';
  readonly clientId: ApiClientId;
}
export type OrganizationCommand = RegisterOrganization | CreateApiClient | RotateApiClientSecret | RevokeApiClient;

export type OrganizationRejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'organization-exists' }
  | { readonly code: 'client-exists' }
  | { readonly code: 'client-unknown' }
  | { readonly code: 'client-revoked' };

export interface ApiClient {
  readonly secretHash: Sha256;
  readonly scopes: readonly Scope[];
  readonly delivery: DeliverySettings;
  readonly revoked: boolean;
}

export type OrganizationState =
  | { readonly status: 'none' }
  | {
      readonly status: 'registered';
      readonly organizationId: OrganizationId;
      readonly name: string;
      readonly clients: Readonly<Record<string, ApiClient>>;
    };

type OrganizationDecision = Decision<OrganizationEvent, OrganizationRejection>;

function decide(command: OrganizationCommand, state: OrganizationState): OrganizationDecision {
  if (command.type === 'RegisterOrganization') return register(command, state);
  if (state.status === 'none') return reject({ code: 'not-found' });
  // What every object has by nature (`constructor`) is no client.
  const client = Object.hasOwn(state.clients, command.clientId) ? state.clients[command.clientId] : undefined;
  if (command.type === 'CreateApiClient') {
    if (client) return reject({ code: 'client-exists' });
    const { type: _, ...data } = command;
    return accept<OrganizationEvent>({ type: 'ApiClientCreated', data });
  }
  if (!client) return reject({ code: 'client-unknown' });
  if (client.revoked) return reject({ code: 'client-revoked' });
  switch (command.type) {
    case 'RotateApiClientSecret': {
      const { clientId, secretHash } = command;
      return accept<OrganizationEvent>({ type: 'ApiClientSecretRotated', data: { clientId, secretHash } });
    }
    case 'RevokeApiClient':
      return accept<OrganizationEvent>({ type: 'ApiClientRevoked', data: { clientId: command.clientId } });
  }
}

function register(command: RegisterOrganization, state: OrganizationState): OrganizationDecision {
  if (state.status !== 'none') return reject({ code: 'organization-exists' });
  const { organizationId, name, businessId, mainUser, client } = command;
  return accept<OrganizationEvent>(
    { type: 'OrganizationRegistered', data: { organizationId, name, businessId } },
    { type: 'MemberInvited', data: { ...mainUser, role: 'main-user' } },
    { type: 'ApiClientCreated', data: client },
  );
}

function evolve(state: OrganizationState, event: OrganizationEvent): OrganizationState {
  switch (event.type) {
    case 'OrganizationRegistered': {
      const { organizationId, name } = event.data;
      return { status: 'registered', organizationId, name, clients: {} };
    }
    case 'MemberInvited':
      return state;
    case 'ApiClientCreated': {
      const { clientId, secretHash, scopes, delivery } = event.data;
      return withClient(state, clientId, { secretHash, scopes, delivery, revoked: false });
    }
    case 'ApiClientSecretRotated':
      return withClient(state, event.data.clientId, { secretHash: event.data.secretHash });
    case 'ApiClientRevoked':
      return withClient(state, event.data.clientId, { revoked: true });
  }
}

function withClient(state: OrganizationState, id: string, change: Partial<ApiClient>): OrganizationState {
  if (state.status === 'none') return state;
  const client = { ...state.clients[id], ...change } as ApiClient;
  return { ...state, clients: { ...state.clients, [id]: client } };
}

/** The organization: its registration and its API clients. */
export const organizationDecider: Decider<
  OrganizationCommand,
  OrganizationEvent,
  OrganizationState,
  OrganizationRejection
> = { initial: { status: 'none' }, decide, evolve };
