import type { Instant } from '../ids.js';
import type { OrganizationCommand } from '../organization/commands.js';
import { organizationDecider } from '../organization/decider.js';
import type { OrganizationEvent } from '../organization/events.js';
import type { FolderRight } from '../organization/folder-events.js';
import type { MemberRole } from '../organization/member-events.js';
import { given } from './given.sample.js';

/** Ids are written as plain texts here. */
const command = (plain: object) => plain as unknown as OrganizationCommand;
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };

export const now = '2026-11-26T10:00:00.000Z' as Instant;
export const inTwoWeeks = '2026-12-10T10:00:00.000Z' as Instant;
export const client = (id: string) => ({
  ...{ clientId: id, name: 'ERP', secretHash: 'a'.repeat(64), scopes: ['archive:read'], delivery },
});
const ofAcme = { type: 'RegisterOrganization', organizationId: 'o', name: 'Acme Oy', businessId: '1234567-1' };
/** By the operator: Ada is asked to join. */
export const registerForAda = command({
  ...{ ...ofAcme, client: client('first') },
  mainUser: { memberId: 'ada', email: 'ada@acme.example', linkId: 'link-ada', expiresAt: inTwoWeeks, language: 'en' },
});
/** By Ada herself. */
export const register = command({
  ...{ ...ofAcme, country: 'FI', mainUser: { memberId: 'ada', personId: 'person-ada', name: 'Ada' } },
});
export const createClient = (id: string) => command({ type: 'CreateApiClient', by: null, ...client(id) });
export const invite = (memberId: string, role: MemberRole = 'user', by: string | null = 'ada') =>
  command({
    ...{ type: 'InviteMember', memberId, email: `${memberId}@acme.example`, role, by, language: 'fi' },
    ...{ linkId: `link-${memberId}`, expiresAt: inTwoWeeks },
  });
export const inviteAgain = (memberId: string, by: string | null = 'ada') =>
  command({ type: 'RenewMemberInvitation', memberId, linkId: `again-${memberId}`, expiresAt: inTwoWeeks, by });
export const join = (memberId: string, { linkId = `link-${memberId}`, person = `person-${memberId}`, at = now } = {}) =>
  command({ type: 'JoinOrganization', linkId, personId: person, name: memberId, now: at });
export const changeRole = (memberId: string, role: MemberRole, by: string | null = 'ada') =>
  command({ type: 'ChangeMemberRole', memberId, role, by });
export const remove = (memberId: string, by: string | null = 'ada') => command({ type: 'RemoveMember', memberId, by });
export const leave = (memberId: string) => command({ type: 'LeaveOrganization', memberId });
export const createGroup = (groupId: string, memberIds: string[] = []) =>
  command({ type: 'CreateGroup', groupId, name: groupId, memberIds, by: 'ada' });
export const changeGroup = (groupId: string, changes: { name?: string; memberIds?: string[] }) =>
  command({ type: 'ChangeGroup', groupId, by: 'ada', ...changes });
export const removeGroup = (groupId: string) => command({ type: 'RemoveGroup', groupId, by: 'ada' });
export const right = (groupId: string, access: 'read' | 'write') => ({ groupId, access }) as FolderRight;
export const createFolder = (folderId: string, rights: FolderRight[] | null = null) =>
  command({ type: 'CreateFolder', folderId, name: folderId, rights, by: 'ada' });
export const changeRights = (folderId: string, rights: FolderRight[] | null) =>
  command({ type: 'ChangeFolderRights', folderId, rights, by: 'ada' });
export const renameFolder = (folderId: string) => command({ type: 'RenameFolder', folderId, name: 'New', by: 'ada' });
export const setRule = (folderId: string | null, months: number | null, by: string | null = 'ada') =>
  command({ type: 'SetRetentionRule', folderId, ruleId: `rule-${folderId}`, months, by });
export const ruleApplied = (folderId: string | null, version: number) =>
  command({ type: 'RecordRuleApplied', ruleId: `rule-${folderId}`, version, changed: 2 });

/** The facts that commands led to, each of which must have been accepted. */
export function factsOf(...commands: readonly OrganizationCommand[]): OrganizationEvent[] {
  const { decide, evolve, initial } = organizationDecider;
  const events: OrganizationEvent[] = [];
  let state = initial;
  for (const one of commands) {
    const decision = decide(one, state);
    if ('rejected' in decision) throw new Error(`${one.type}: ${decision.rejected.code}`);
    state = decision.accepted.reduce(evolve, state);
    events.push(...decision.accepted);
  }
  return events;
}

export const history = (...commands: readonly OrganizationCommand[]) =>
  given(organizationDecider, factsOf(...commands));
