import type { BusinessCountry, DeliverySettings, Logged } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';

/** An organization and its API clients. Secrets are there only as hashes. */
export interface OrganizationView {
  readonly id: string;
  readonly name: string;
  readonly businessId: string;
  readonly country: BusinessCountry;
  readonly registeredAt: string;
  readonly clients: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly secretHash: string;
        readonly scopes: readonly string[];
        readonly delivery: DeliverySettings;
        readonly revoked: boolean;
      }
    >
  >;
}

export const organizations: Projection<OrganizationView> = {
  name: 'organizations',
  version: 2,
  categories: ['organization'],
  fold: (view, event) => {
    if (event.type === 'OrganizationRegistered') {
      const { name, businessId, country = 'FI' } = event.data;
      const id = aggregateIdOf(event.meta.stream);
      return { id, name, businessId, country, registeredAt: event.meta.time, clients: {} };
    }
    return view && change(view, event);
  },
  entries: (view) => [
    { index: 'business-id', member: view.businessId, sort: view.id },
    ...Object.keys(view.clients).map((clientId) => ({ index: 'client', member: clientId, sort: '' })),
  ],
};

function change(view: OrganizationView, event: Logged): OrganizationView {
  switch (event.type) {
    case 'ApiClientCreated': {
      const { clientId, ...client } = event.data;
      return { ...view, clients: { ...view.clients, [clientId]: { ...client, revoked: false } } };
    }
    case 'ApiClientSecretRotated':
      return withClient(view, event.data.clientId, { secretHash: event.data.secretHash });
    case 'ApiClientRevoked':
      return withClient(view, event.data.clientId, { revoked: true });
    case 'DeliverySettingsChanged':
      return withClient(view, event.data.clientId, { delivery: event.data.delivery });
    default:
      return view;
  }
}

function withClient(view: OrganizationView, id: string, changes: object): OrganizationView {
  const client = Object.hasOwn(view.clients, id) ? view.clients[id] : undefined;
  return client ? { ...view, clients: { ...view.clients, [id]: { ...client, ...changes } } } : view;
}
