import {
  type ApiClient,
  type ApiClientId,
  type DeliverySettings,
  entryOf,
  organizationDecider,
  type Scope,
  type Sha256,
  streams,
} from '@attestory/domain';
import type { OrganizationView } from '@attestory/projections';
import { newIdOf } from '../../command-identity.js';
import { newClientSecret, secretHashOf } from './client-secret.js';
import {
  type OrganizationAnswer,
  type OrganizationContext,
  type OrganizationTools,
  transactOrganization,
} from './organization-transaction.js';

/** An API client as its main users see it. */
export interface ApiClientView extends Omit<OrganizationView['clients'][string], 'secretHash'> {
  readonly id: string;
}

export interface ApiClientAnswer extends Pick<OrganizationAnswer, 'revision' | 'position'> {
  readonly client: ApiClientView;
  /** A new one, shown once: absent in a repeat, since only its hash is kept. */
  readonly clientSecret?: string;
}

/** @throws CommandRejectedError `forbidden`, `organization-full` */
export function createApiClient(
  app: OrganizationTools,
  context: OrganizationContext,
  client: { readonly name: string; readonly scopes: readonly Scope[]; readonly delivery: DeliverySettings },
): Promise<ApiClientAnswer> {
  const clientId = newIdOf(context.identity.commandId, 'client') as ApiClientId;
  const command = (secretHash: Sha256) => {
    return { type: 'CreateApiClient' as const, clientId, ...client, secretHash, by: context.by };
  };
  return withSecret(app, context, clientId, command, { client });
}

/**
 * A new secret in the place of the old one, which gives no more tokens.
 * @throws CommandRejectedError `forbidden`, `client-unknown`, `client-revoked`
 */
export function rotateApiClientSecret(
  app: OrganizationTools,
  context: OrganizationContext,
  clientId: ApiClientId,
): Promise<ApiClientAnswer> {
  const command = (secretHash: Sha256) => {
    return { type: 'RotateApiClientSecret' as const, clientId, secretHash, by: context.by };
  };
  return withSecret(app, context, clientId, command, { rotate: clientId });
}

/** @throws CommandRejectedError `forbidden`, `client-unknown`, `client-revoked` */
export async function changeDeliverySettings(
  app: OrganizationTools,
  context: OrganizationContext,
  clientId: ApiClientId,
  delivery: DeliverySettings,
): Promise<ApiClientAnswer> {
  const command = { type: 'ChangeDeliverySettings' as const, clientId, delivery, by: context.by };
  return clientIn(await transactOrganization(app, context, command, { deliveryOf: clientId, delivery }), clientId);
}

/** @throws CommandRejectedError `forbidden`, `client-unknown`, `client-revoked` */
export async function revokeApiClient(
  app: OrganizationTools,
  context: OrganizationContext,
  clientId: ApiClientId,
): Promise<ApiClientAnswer> {
  const command = { type: 'RevokeApiClient' as const, clientId, by: context.by };
  return clientIn(await transactOrganization(app, context, command, { revoke: clientId }), clientId);
}

/** A client as the log has it now; null: there is none. */
export async function apiClientIn(
  { transactor }: Pick<OrganizationTools, 'transactor'>,
  organizationId: string,
  clientId: string,
): Promise<ApiClient | null> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  return state.status === 'none' ? null : (entryOf(state.clients, clientId) ?? null);
}

/** The clients of an organization, in the order in which they came. */
export function apiClientsOf({ clients }: OrganizationView): readonly ApiClientView[] {
  return Object.entries(clients).map(([id, { secretHash: _, ...client }]) => ({ id, ...client }));
}

async function withSecret(
  app: OrganizationTools,
  context: OrganizationContext,
  clientId: ApiClientId,
  command: (secretHash: Sha256) => Parameters<typeof transactOrganization>[2],
  content: unknown,
): Promise<ApiClientAnswer> {
  const clientSecret = newClientSecret();
  const secretHash = secretHashOf(clientSecret);
  const answer = await transactOrganization(app, context, command(secretHash), content);
  // Ours only if the log says so: an earlier call, whose answer was lost, has recorded another one.
  const recorded = answer.events.some(({ data }) => 'secretHash' in data && data.secretHash === secretHash);
  return { ...clientIn(answer, clientId), ...(recorded ? { clientSecret } : {}) };
}

function clientIn({ organization, revision, position }: OrganizationAnswer, clientId: string): ApiClientAnswer {
  const client = apiClientsOf(organization).find(({ id }) => id === clientId) as ApiClientView;
  return { client, revision, position };
}
