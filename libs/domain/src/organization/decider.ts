import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { OrganizationCommand, RegisterOrganization } from './commands.js';
import { decideBranding } from './decide-branding.js';
import { decideClient } from './decide-clients.js';
import { decideFolder, decideGroup } from './decide-folders.js';
import { decideLanguage } from './decide-language.js';
import { decideMember } from './decide-members.js';
import { decideRetentionRule, decideRuleApplied } from './decide-retention.js';
import type { OrganizationEvent } from './events.js';
import { evolve } from './evolve.js';
import type { OrganizationRejection } from './rejections.js';
import { entryOf, type OrganizationState, type RegisteredOrganizationState } from './state.js';

export type OrganizationDecision = Decision<OrganizationEvent, OrganizationRejection>;

function decide(command: OrganizationCommand, state: OrganizationState): OrganizationDecision {
  if (command.type === 'RegisterOrganization') return register(command, state);
  if (state.status === 'none') return reject({ code: 'not-found' });
  if ('by' in command && command.by !== null && !isMainUser(state, command.by)) return reject({ code: 'forbidden' });
  switch (command.type) {
    case 'CreateApiClient':
    case 'RotateApiClientSecret':
    case 'RevokeApiClient':
    case 'ChangeDeliverySettings':
      return decideClient(command, state);
    case 'InviteMember':
    case 'RenewMemberInvitation':
    case 'ChangeMemberRole':
    case 'RemoveMember':
    case 'JoinOrganization':
    case 'LeaveOrganization':
      return decideMember(command, state);
    case 'CreateGroup':
    case 'ChangeGroup':
    case 'RemoveGroup':
      return decideGroup(command, state);
    case 'CreateFolder':
    case 'RenameFolder':
    case 'ChangeFolderRights':
      return decideFolder(command, state);
    case 'SetRetentionRule':
      return decideRetentionRule(command, state);
    case 'RecordRuleApplied':
      return decideRuleApplied(command, state);
    case 'ChangeBranding':
      return decideBranding(command, state);
    case 'ChangeOrganizationLanguage':
      return decideLanguage(command, state);
  }
}

/** Asked here too, where it is settled by the stream's revision: a main user may have been removed a moment ago. */
function isMainUser(state: RegisteredOrganizationState, memberId: string): boolean {
  const member = entryOf(state.members, memberId);
  return member?.status === 'joined' && member.role === 'main-user';
}

function register(command: RegisterOrganization, state: OrganizationState): OrganizationDecision {
  if (state.status !== 'none') return reject({ code: 'organization-exists' });
  const { organizationId, name, businessId, country, mainUser, client } = command;
  const role = 'main-user' as const;
  const first: OrganizationEvent =
    'personId' in mainUser
      ? { type: 'MemberJoined', data: { ...mainUser, role, linkId: null } }
      : { type: 'MemberInvited', data: { ...mainUser, role, ...(mainUser.linkId ? { invitedBy: null } : {}) } };
  return accept<OrganizationEvent>(
    { type: 'OrganizationRegistered', data: { organizationId, name, businessId, ...(country ? { country } : {}) } },
    first,
    ...(client ? [{ type: 'ApiClientCreated' as const, data: client }] : []),
  );
}

/** The organization: its registration, its members, their groups, its folders, how long it keeps what lies there, its API clients, its looks, and its language. */
export const organizationDecider: Decider<
  OrganizationCommand,
  OrganizationEvent,
  OrganizationState,
  OrganizationRejection
> = { initial: { status: 'none' }, decide, evolve };
