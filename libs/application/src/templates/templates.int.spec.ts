import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { invitationDecider, streams } from '@attestory/domain';
import { lease, templateApplication } from '../testing/templates.sample.js';
import { retireTemplate, saveTemplate, type WrittenTemplate } from './save-template.js';
import { inviteFromTemplate } from './use-template.js';

const aino = { name: 'Aino', email: 'aino@example.com' };
const values = [{ name: 'rent', value: '850 €' }];

describe('templates', () => {
  let world: Awaited<ReturnType<typeof templateApplication>>;
  beforeEach(async () => {
    world = await templateApplication();
  });

  const save = (written: WrittenTemplate = lease, key?: string, id: string | null = null) =>
    saveTemplate(world.open(), world.context(key), id, written);
  const use = (id: string, change: object = {}, key?: string, app = world.open()) =>
    inviteFromTemplate(app, world.context(key), id, { values, signatories: [], send: true, ...change });
  const tenantIn = ({ template }: Awaited<ReturnType<typeof save>>) => template.roles[0]?.roleId as string;
  const refusal = (code: string, members: object = {}) => ({
    rejection: expect.objectContaining({ code, ...members }),
  });

  it('keep their documents under a key of their own, and nothing personal in the clear', async () => {
    const { template } = await save();
    expect(template).toMatchObject({
      version: 1,
      language: 'en',
      order: 'parallel',
      documents: [{ pages: 2, bytes: 16 }],
    });
    expect([...world.vault.blobs.values()].map(String)).toEqual(['bytes of a lease']);
    expect(world.keys.keys.has(`document-${template.documents[0]?.documentId}/bytes`)).toBe(true);
    const stored = JSON.stringify(world.store.events.filter(({ stream }) => /^(template|document)-/.test(stream)));
    for (const text of ['Lease', 'Rent', 'Tenant', 'Otso', 'otso@', 'lease.pdf']) expect(stored).not.toContain(text);
  });

  it('make an invitation with documents of its own, which needn’t be inspected again', async () => {
    const made = await save();
    const { invitation, revision } = await use(made.template.id, {
      signatories: [{ roleId: tenantIn(made), ...aino }],
    });
    expect(invitation).toMatchObject({
      ...{ state: 'sent', title: 'Lease of Aino', message: 'Rent: 850 €' },
      signatories: [aino, { name: 'Otso', email: 'otso@example.com' }],
      documents: [{ fileName: 'lease.pdf', pages: 2, bytes: 16 }],
    });
    expect(revision).toBeGreaterThan(0);
    expect(invitation.documents[0]?.id).not.toBe(made.template.documents[0]?.documentId);
    expect([world.vault.blobs.size, world.inspected]).toEqual([2, [16]]);
  });

  it('answer a repeat as the first time, also when the template has changed or was retired since', async () => {
    const made = await save(lease, 'template');
    expect(await save(lease, 'template')).toEqual(made);
    const signatories = [{ roleId: tenantIn(made), ...aino }];
    const first = await use(made.template.id, { signatories }, 'once');
    await save({ ...lease, title: 'Another' }, undefined, made.template.id);
    await retireTemplate(world.open(), world.context(), made.template.id);
    expect(await use(made.template.id, { signatories }, 'once')).toEqual(first);
    await expect(use(made.template.id, { signatories: [] }, 'once')).rejects.toMatchObject(
      refusal('command-id-reused'),
    );
    await expect(use(made.template.id, { signatories })).rejects.toMatchObject(refusal('template-retired'));
    expect(world.types('invitation')).toHaveLength(5);
    expect(world.vault.blobs.size).toBe(3);
  });

  it('are changed as a whole or in part: documents stay, come and go', async () => {
    const { template } = await save();
    const [kept] = template.documents;
    const next = {
      name: 'New',
      documents: [{ fileName: 'b.pdf', bytes: Buffer.from('b') }, { documentId: kept?.documentId as string }],
    };
    const changed = await save(next, undefined, template.id);
    expect(changed.template).toMatchObject({ name: 'New', version: 2, title: lease.title, roles: template.roles });
    expect(changed.template.documents).toMatchObject([{ fileName: 'b.pdf' }, kept as object]);
    const unknown = save({ name: 'x', documents: [{ documentId: randomUUID() }] }, undefined, template.id);
    await expect(unknown).rejects.toMatchObject(refusal('document-unknown'));
  });

  it('are refused with the place of what is wrong, and nothing of them is kept', async () => {
    const wrong = { ...lease, message: '{{Buyer.name}} {{' };
    await expect(save(wrong)).rejects.toMatchObject(
      refusal('invalid-input', { errors: [{ pointer: '#/message', message: expect.any(String) }, expect.anything()] }),
    );
    const { documents: _, ...without } = lease;
    await expect(save(without)).rejects.toMatchObject(refusal('nothing-to-sign'));
    await expect(save({ ...lease, title: 'Lease', roles: [] })).rejects.toMatchObject(refusal('nobody-to-sign'));
    await expect(save({ ...lease, folderId: randomUUID() })).rejects.toMatchObject(refusal('folder-unknown'));
    expect([world.vault.blobs.size, world.types('template')]).toEqual([0, []]);
  });

  it('ask for whoever and whatever is missing, and for no role that they don’t have', async () => {
    const { template } = await save();
    await expect(use(template.id, { values: [] })).rejects.toMatchObject(
      refusal('invalid-input', {
        errors: [
          { pointer: '#/values', message: expect.stringContaining('Rent') },
          { pointer: '#/signatories', message: expect.any(String) },
        ],
      }),
    );
    const stranger = { roleId: randomUUID(), ...aino };
    await expect(use(template.id, { signatories: [stranger] })).rejects.toMatchObject(
      refusal('invalid-input', {
        errors: [{ pointer: '#/signatories/0/roleId', message: 'is no role of this template' }],
      }),
    );
    expect(world.types('invitation')).toEqual([]);
  });

  it('are made from an invitation, without the people in it', async () => {
    const made = await save();
    const { invitation } = await use(made.template.id, { signatories: [{ roleId: tenantIn(made), ...aino }] });
    const { template } = await save({ name: 'Again', fromInvitationId: invitation.id });
    expect(template).toMatchObject({ title: 'Lease of Aino', madeFrom: invitation.id, version: 1 });
    expect(template.roles).toMatchObject([{ name: 'Signatory 1', methods: ['light'] }, { name: 'Signatory 2' }]);
    expect(JSON.stringify(template.roles)).not.toContain('aino@example.com');
    expect(template.documents[0]?.documentId).not.toBe(invitation.documents[0]?.id);
    expect(world.vault.blobs.size).toBe(3);
  });

  it('are there for their own organization only, and where a folder may be written', async () => {
    const { template } = await save();
    const stranger = world.tenantOf(randomUUID());
    const shut = { ...world.tenant, folders: { accessTo: () => 'read' as const, readable: 'all' as const } };
    for (const [tenant, code] of [
      [stranger, 'not-found'],
      [shut, 'folder-read-only'],
    ] as const) {
      const context = world.context(undefined, tenant);
      await expect(saveTemplate(world.app, context, template.id, lease)).rejects.toMatchObject(refusal(code));
      await expect(retireTemplate(world.app, context, template.id)).rejects.toMatchObject(refusal(code));
      const using = inviteFromTemplate(world.app, context, template.id, { values, signatories: [], send: false });
      await expect(using).rejects.toMatchObject(refusal(code));
    }
    const byTheirs = saveTemplate(world.app, world.context(undefined, stranger), null, {
      name: 'x',
      fromInvitationId: randomUUID(),
    });
    await expect(byTheirs).rejects.toMatchObject(refusal('not-found'));
  });

  it('are taken at the version that a sender has seen', async () => {
    const { template } = await save();
    const change = (ifRevision: number) =>
      saveTemplate(world.open(), { ...world.context(), ifRevision }, template.id, { name: 'New' });
    await expect(change(5)).rejects.toMatchObject(refusal('stale'));
    expect((await change(0)).template).toMatchObject({ name: 'New', revision: 1 });
  });

  it('make a draft whose people may still be changed, in the name of the member who uses them', async () => {
    const made = await save();
    const context = world.context(undefined, world.member);
    const signatories = [{ roleId: tenantIn(made), ...aino }];
    const { invitation } = await inviteFromTemplate(world.open(), context, made.template.id, {
      values,
      signatories,
      send: false,
    });
    expect(invitation).toMatchObject({ state: 'draft', memberId: world.memberId });
    const { state } = await world.open().transactor.load(streams.invitation(invitation.id), invitationDecider);
    expect(state.status).toBe('draft');
  });
});
