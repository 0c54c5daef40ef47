import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FolderId, MemberId, PersonId } from '../ids.js';
import { client, inTwoWeeks, now, register, registerForAda } from '../testing/organization.sample.js';
import type { OrganizationCommand } from './commands.js';
import { organizationDecider } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { accessOfRole, folderAccess } from './folder-access.js';
import { memberOfPerson, type OrganizationState } from './state.js';

const { decide, evolve, initial } = organizationDecider;
const runs = { numRuns: 2_000 };
/** Ids as an attacker would choose them, beside sensible ones. */
const id = fc.constantFrom('ada', 'bo', 'carla', '', '__proto__', 'constructor');
const role = fc.constantFrom('main-user', 'user', 'viewer');
const groupId = fc.constantFrom('sales', 'law', '__proto__');
const rights = fc.option(fc.array(fc.record({ groupId, access: fc.constantFrom('read', 'write') }), { maxLength: 3 }));
const text = fc.constantFrom('A text', '', null);
const time = fc.constantFrom(now, inTwoWeeks);

const content = {
  ...{ memberId: id, personId: id, groupId, folderId: id, clientId: id, role, rights, name: text, email: text },
  ...{ now: time, expiresAt: time, memberIds: fc.array(id, { maxLength: 3 }), secretHash: text },
  ...{ ruleId: id, version: fc.constantFrom(1, 2), months: fc.constantFrom(null, 6, 12), changed: fc.constant(1) },
  ...{ colour: fc.constantFrom(null, '#123456', '#ffffff', '__proto__'), logo: fc.constantFrom(null, undefined) },
  ...{ language: fc.constantFrom('en', 'fi', '__proto__') },
  ...{ linkId: id, delivery: fc.constantFrom(client('c').delivery), scopes: fc.constant([]) },
};
/** A type that is missing here doesn't compile. */
const allOf = <T extends string>(types: Readonly<Record<T, true>>) => Object.keys(types) as T[];
const commandTypes = allOf<Exclude<OrganizationCommand['type'], 'RegisterOrganization'>>({
  ...{ CreateApiClient: true, RotateApiClientSecret: true, RevokeApiClient: true, ChangeDeliverySettings: true },
  ...{ InviteMember: true, RenewMemberInvitation: true, ChangeMemberRole: true, RemoveMember: true },
  ...{ JoinOrganization: true, LeaveOrganization: true, CreateGroup: true, ChangeGroup: true, RemoveGroup: true },
  ...{ CreateFolder: true, RenameFolder: true, ChangeFolderRights: true },
  ...{ SetRetentionRule: true, RecordRuleApplied: true, ChangeBranding: true, ChangeOrganizationLanguage: true },
});
const eventTypes = allOf<OrganizationEvent['type']>({
  ...{ OrganizationRegistered: true, MemberInvited: true, MemberInvitationRenewed: true, MemberJoined: true },
  ...{ MemberRoleChanged: true, MemberRemoved: true, GroupCreated: true, GroupRenamed: true },
  ...{ GroupMembersChanged: true, GroupRemoved: true, FolderCreated: true, FolderRenamed: true },
  ...{ FolderRightsChanged: true, ApiClientCreated: true, ApiClientSecretRotated: true, ApiClientRevoked: true },
  ...{ DeliverySettingsChanged: true, RetentionRuleSet: true, RetentionRuleApplied: true, BrandingChanged: true },
  ...{ OrganizationLanguageChanged: true },
});
const anyCommand = fc
  .record({
    type: fc.constantFrom(...commandTypes),
    by: fc.constantFrom(null, 'ada', 'ada', 'bo', '__proto__'),
    ...content,
  })
  .map((one) => one as unknown as OrganizationCommand);
const anyEvent = fc
  .record({ type: fc.constantFrom(...eventTypes), data: fc.record(content) })
  .map((one) => one as unknown as OrganizationEvent);

interface Step {
  readonly command: OrganizationCommand;
  readonly before: OrganizationState;
  readonly after: OrganizationState;
}
function play(commands: readonly OrganizationCommand[]): Step[] {
  let state: OrganizationState = initial;
  return commands.map((command) => {
    const before = state;
    const decision = decide(command, before);
    state = 'accepted' in decision ? decision.accepted.reduce(evolve, before) : before;
    return { command, before, after: state };
  });
}
/** Any state that some history leads to. */
const histories = fc
  .tuple(fc.constantFrom(register, registerForAda), fc.array(anyCommand, { maxLength: 30 }))
  .map(([first, rest]) => play([first, ...rest]));

const mainUsersOf = (state: OrganizationState) =>
  state.status === 'none'
    ? []
    : Object.values(state.members).filter(({ status, role }) => status === 'joined' && role === 'main-user');

describe('the decider of organizations', () => {
  it('answers any command in any state, never throws, and leaves the state as it was', () => {
    fc.assert(
      fc.property(histories, anyCommand, (steps, command) => {
        const state = steps.at(-1)?.after ?? initial;
        const before = JSON.stringify(state);
        const decision = decide(command, state);
        expect('accepted' in decision !== 'rejected' in decision).toBe(true);
        expect(JSON.stringify(decide(command, state))).toBe(JSON.stringify(decision));
        expect(JSON.stringify(state)).toBe(before);
      }),
      runs,
    );
  });

  it('folds any facts in any order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
        const state = events.reduce(evolve, initial);
        expect(['none', 'registered']).toContain(state.status);
      }),
      runs,
    );
  });

  it('never leaves an organization that had a main user without one', () => {
    let last = 0;
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { command, before, after } of steps) {
          if (mainUsersOf(before).length === 0) continue;
          expect(mainUsersOf(after).length).toBeGreaterThan(0);
          const decision = decide(command, before);
          if ('rejected' in decision && decision.rejected.code === 'last-main-user') last++;
        }
      }),
      runs,
    );
    expect(last).toBeGreaterThan(10);
  });

  it('has one person as one member at most, and takes nothing from who is none', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { command, before, after } of steps) {
          if (after.status === 'none') continue;
          const persons = Object.values(after.members).flatMap((one) =>
            one.status === 'joined' ? [one.personId] : [],
          );
          expect(new Set(persons).size).toBe(persons.length);
          const found = memberOfPerson(after, 'ada' as PersonId);
          if (found) expect(after.members[found.memberId]).toMatchObject({ personId: 'ada' });
          const by = 'by' in command ? command.by : null;
          if (before !== after && by !== null && before.status === 'registered')
            expect(before.members[by]).toMatchObject({ status: 'joined', role: 'main-user' });
        }
      }),
      runs,
    );
  });

  it('lets nobody do more in a folder than their role allows, and those who are no members nothing', () => {
    const order = { none: 0, read: 1, write: 2 };
    fc.assert(
      fc.property(histories, id, id, (steps, memberId, folderId) => {
        const state = steps.at(-1)?.after ?? initial;
        if (state.status === 'none') return;
        const member = Object.hasOwn(state.members, memberId) ? state.members[memberId] : undefined;
        const most = member?.status === 'joined' ? accessOfRole[member.role] : 'none';
        const access = folderAccess(state, memberId as MemberId, folderId as FolderId);
        expect(order[access]).toBeLessThanOrEqual(order[most]);
      }),
      runs,
    );
  });
});
