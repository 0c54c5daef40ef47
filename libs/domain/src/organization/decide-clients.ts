import { accept, reject } from '../decider.js';
import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type { ApiClientCommand } from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { fullOf } from './limits.js';
import { entryOf, type RegisteredOrganizationState } from './state.js';

/** What a main user wishes about the organization's API clients. */
export function decideClient(command: ApiClientCommand, state: RegisteredOrganizationState): OrganizationDecision {
  const client = entryOf(state.clients, command.clientId);
  if (command.type === 'CreateApiClient') {
    if (client) return reject({ code: 'client-exists' });
    const { type: _, by: __, ...data } = command;
    return fullOf(state, 'clients') ?? accept<OrganizationEvent>({ type: 'ApiClientCreated', data });
  }
  if (!client) return reject({ code: 'client-unknown' });
  if (client.revoked) return reject({ code: 'client-revoked' });
  const { clientId } = command;
  switch (command.type) {
    case 'RotateApiClientSecret': {
      const { secretHash } = command;
      return accept<OrganizationEvent>({ type: 'ApiClientSecretRotated', data: { clientId, secretHash } });
    }
    case 'ChangeDeliverySettings': {
      const { delivery } = command;
      if (sameSettings(client.delivery, delivery)) return accept<OrganizationEvent>();
      return accept<OrganizationEvent>({ type: 'DeliverySettingsChanged', data: { clientId, delivery } });
    }
    case 'RevokeApiClient':
      return accept<OrganizationEvent>({ type: 'ApiClientRevoked', data: { clientId } });
  }
}

function sameSettings(one: DeliverySettings, other: DeliverySettings): boolean {
  return (['sendDownloadLink', 'saveToPersonalAccount', 'copyToLightSignatories'] as const).every(
    (name) => one[name] === other[name],
  );
}
