import { type CommandContext, everyFolder, type TenantActor } from '@attestory/application';
import { defaultDeliverySettings } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { administering } from './own-organization.js';

const contextOf = (by: TenantActor): CommandContext => ({
  tenant: { organizationId: 'ours', by, delivery: defaultDeliverySettings, folders: everyFolder },
  identity: { commandId: 'k', actor: 'a', correlationId: 'r', causationId: null },
  ifRevision: 7,
});
const member = contextOf({ kind: 'member', memberId: 'ada', personId: 'p', role: 'main-user' });

describe('a command about an organization', () => {
  it('says which main user acts, so that the domain can ask whether they still are one; of a program nobody', () => {
    expect(administering(member, 'ours')).toMatchObject({ organizationId: 'ours', by: 'ada', ifRevision: 7 });
    expect(administering(contextOf({ kind: 'client', clientId: 'erp' }), 'ours')).toMatchObject({ by: null });
  });

  it('is about the tenant’s own: another one is not there', () => {
    expect(() => administering(member, 'theirs')).toThrow('not-found');
  });
});
