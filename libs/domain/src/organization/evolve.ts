import type { ApiClientEvent, OrganizationEvent } from './events.js';
import { evolveFolders } from './evolve-folders.js';
import { evolveMembers } from './evolve-members.js';
import { evolveRetention } from './evolve-retention.js';
import { type ApiClient, entryOf, type OrganizationState, type RegisteredOrganizationState } from './state.js';

/** What has happened, as deciding needs it. Never refuses. */
export function evolve(state: OrganizationState, event: OrganizationEvent): OrganizationState {
  if (event.type === 'OrganizationRegistered') {
    const { organizationId, name } = event.data;
    const empty = {
      clients: {},
      members: {},
      formerMembers: [],
      closedLinks: {},
      groups: {},
      folders: {},
      retentionRules: {},
      branding: { colour: null, logo: null },
      language: null,
    };
    return { status: 'registered', organizationId, name, ...empty };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'ApiClientCreated':
    case 'ApiClientSecretRotated':
    case 'ApiClientRevoked':
    case 'DeliverySettingsChanged':
      return evolveClients(state, event);
    case 'MemberInvited':
    case 'MemberInvitationRenewed':
    case 'MemberJoined':
    case 'MemberRoleChanged':
    case 'MemberRemoved':
      return evolveMembers(state, event);
    case 'GroupCreated':
    case 'GroupRenamed':
    case 'GroupMembersChanged':
    case 'GroupRemoved':
    case 'FolderCreated':
    case 'FolderRenamed':
    case 'FolderRightsChanged':
      return evolveFolders(state, event);
    case 'RetentionRuleSet':
    case 'RetentionRuleApplied':
      return evolveRetention(state, event);
    case 'BrandingChanged':
      return { ...state, branding: { colour: event.data.colour, logo: event.data.logo ?? null } };
    case 'OrganizationLanguageChanged':
      return { ...state, language: event.data.language };
  }
}

function evolveClients(state: RegisteredOrganizationState, event: ApiClientEvent): RegisteredOrganizationState {
  const { clientId } = event.data;
  const change = (changes: Partial<ApiClient>) => {
    const client = { ...entryOf(state.clients, clientId), ...changes } as ApiClient;
    return { ...state, clients: { ...state.clients, [clientId]: client } };
  };
  switch (event.type) {
    case 'ApiClientCreated': {
      const { secretHash, scopes, delivery } = event.data;
      return change({ secretHash, scopes, delivery, revoked: false });
    }
    case 'ApiClientSecretRotated':
      return change({ secretHash: event.data.secretHash });
    case 'ApiClientRevoked':
      return change({ revoked: true });
    case 'DeliverySettingsChanged':
      return change({ delivery: event.data.delivery });
  }
}
