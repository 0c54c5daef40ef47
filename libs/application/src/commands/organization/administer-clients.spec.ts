import { describe, expect, it } from '@jest/globals';
import { defaultDeliverySettings } from '@attestory/domain';
import {
  apiClientsOf,
  changeDeliverySettings,
  createApiClient,
  revokeApiClient,
  rotateApiClientSecret,
} from './administer-clients.js';
import { changeFolderRights, changeGroup, createFolder, createGroup, removeGroup } from './administer-folders.js';
import { secretHashOf } from './client-secret.js';
import { readOrganization } from './organization-transaction.js';
import { organizationApplication } from '../../testing/organizations.sample.js';

const erp = { name: 'ERP', scopes: ['invitations:write'] as const, delivery: defaultDeliverySettings };

describe('an API client', () => {
  it('has a secret that is shown once, of which the log keeps a hash', async () => {
    const { app, by, memberId, organizationId, store } = await organizationApplication();
    const first = await createApiClient(app, by(memberId, 'k'), erp);
    const again = await createApiClient(app, by(memberId, 'k'), erp);
    expect(first.clientSecret).toHaveLength(43);
    expect(again).toEqual({ client: first.client, revision: first.revision, position: first.position });
    const rotated = await rotateApiClientSecret(app, by(memberId, 'r'), first.client.id as never);
    expect(rotated.clientSecret).not.toBe(first.clientSecret);
    expect(await rotateApiClientSecret(app, by(memberId, 'r'), first.client.id as never)).not.toHaveProperty(
      'clientSecret',
    );
    const { clients } = (await readOrganization(app, organizationId)).organization;
    expect(clients[first.client.id]?.secretHash).toBe(secretHashOf(rotated.clientSecret as string));
    const log = JSON.stringify(store.events);
    for (const secret of [first.clientSecret, rotated.clientSecret]) expect(log).not.toContain(secret);
  });

  it('gets other settings, and is revoked', async () => {
    const { app, by, memberId, organizationId } = await organizationApplication();
    const { client } = await createApiClient(app, by(memberId), erp);
    const delivery = { sendDownloadLink: false, saveToPersonalAccount: false, copyToLightSignatories: false };
    expect((await changeDeliverySettings(app, by(null), client.id as never, delivery)).client).toMatchObject({
      delivery,
    });
    expect((await revokeApiClient(app, by(null), client.id as never)).client).toMatchObject({ revoked: true });
    const { organization } = await readOrganization(app, organizationId);
    expect(apiClientsOf(organization)).toEqual([{ id: client.id, ...erp, delivery, revoked: true }]);
  });
});

describe('groups and folders', () => {
  it('are answered as they have become, the same to a repeat', async () => {
    const { app, by, memberId, organizationId } = await organizationApplication();
    const made = await createGroup(app, by(memberId, 'g'), { name: 'Leasing', memberIds: [] });
    const groupId = made.group.id as never;
    const changed = await changeGroup(app, by(memberId), groupId, { name: 'Sales', memberIds: [memberId] });
    expect(changed.group).toMatchObject({ name: 'Sales', memberIds: [memberId] });
    expect(await createGroup(app, by(memberId, 'g'), { name: 'Leasing', memberIds: [] })).toEqual(made);
    const rights = [{ groupId, access: 'read' as const }];
    const { folder } = await createFolder(app, by(memberId), { name: 'Leases', rights });
    expect(folder).toMatchObject({ name: 'Leases', rights });
    const opened = await changeFolderRights(app, by(memberId), folder.id as never, null);
    expect(opened.folder).toMatchObject({ name: 'Leases', rights: null });
    await removeGroup(app, by(memberId), groupId);
    expect((await readOrganization(app, organizationId)).memberships.groups).toEqual([]);
  });
});
