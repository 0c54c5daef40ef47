import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type FolderAccess,
  type InvitationEvent,
  invitationDecider,
  type OrganizationCommand,
  organizationDecider,
  streams,
} from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { systemClock } from '../ports/clock.port.js';
import { loadOwned } from '../queries/document.queries.js';
import type { TenantContext } from '../tenant.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { CopyInvitationCommand, CopyInvitationHandler } from './copy-invitation.handler.js';
import { DraftInvitationCommand, DraftInvitationHandler } from './draft-invitation.handler.js';
import { EditInvitationCommand, EditInvitationHandler } from './edit-invitation.handler.js';

const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const details = { title: 'T', message: null, language: 'en', order: 'parallel', expiresAt: null } as const;
const rights: Readonly<Record<string, FolderAccess>> = { null: 'write', open: 'write', 'to-read': 'read' };

/** A member who may write in one folder, read in another, and nothing in a third. */
const member: TenantContext = {
  organizationId: 'o',
  by: { kind: 'member', memberId: 'm', personId: 'p', role: 'user' },
  delivery,
  folders: { accessTo: (folderId) => rights[`${folderId}`] ?? 'none', readable: [null, 'open', 'to-read'] },
};
const program: TenantContext = {
  ...member,
  by: { kind: 'client', clientId: 'c' },
  folders: { accessTo: () => 'write', readable: 'all' },
};

describe('what lies in folders', () => {
  let app: Application;
  let count = 0;
  const context = (tenant: TenantContext): CommandContext => {
    return { tenant, identity: processIdentity('test', `${count++}`, null) };
  };
  const draft = async (tenant: TenantContext, folderId?: string) => {
    const wanted = { ...details, signatories: [], documents: [], send: false, ...(folderId ? { folderId } : {}) };
    const { invitation } = await new DraftInvitationHandler(app).execute(
      new DraftInvitationCommand(context(tenant), wanted),
    );
    return invitation.id;
  };
  const change = (tenant: TenantContext, id: string, changes: object) =>
    new EditInvitationHandler(app).execute(
      new EditInvitationCommand(context(tenant), id, { type: 'ChangeDraft', ...changes }, changes),
    );
  const draftedIn = async (id: string) => {
    const stream = streams.invitation(id);
    const { events } = await app.transactor.load<InvitationEvent, unknown>(stream, invitationDecider as never);
    return events[0]?.data;
  };

  beforeEach(async () => {
    const codec = new EventCodec(new MemoryKeyVault());
    const transactor = new Transactor(new MemoryEventStore(), codec, systemClock, new Uint8Array(32));
    const limits = { documents: 9, signatories: 9 };
    app = { clock: systemClock, transactor, settings: { limits } } as unknown as Application;
    const mainUser = { memberId: 'ada', personId: 'person-ada', name: 'Ada' };
    const organization = { organizationId: 'o', name: 'Acme', businessId: '1234567-1', country: 'FI', mainUser };
    const commands = [
      { type: 'RegisterOrganization', ...organization },
      ...['open', 'to-read', 'shut'].map((folderId) => {
        return { type: 'CreateFolder', folderId, name: folderId, rights: null, by: 'ada' };
      }),
    ] as unknown as OrganizationCommand[];
    for (const command of commands)
      await transactor.transact({
        ...{ stream: streams.organization('o'), decider: organizationDecider, command, content: command },
        identity: processIdentity('test', JSON.stringify(command), null),
      });
  });

  it('is drafted there by whom the log names, and its copy lies beside it', async () => {
    expect(await draftedIn(await draft(program))).toMatchObject({ clientId: 'c' });
    const id = await draft(member, 'open');
    const by = { clientId: null, memberId: 'm', personId: 'p', folderId: 'open' };
    expect(await draftedIn(id)).toMatchObject(by);
    const copy = await new CopyInvitationHandler(app).execute(new CopyInvitationCommand(context(member), id));
    expect(await draftedIn(copy.invitation.id)).toMatchObject({ ...by, replaces: id });
  });

  it('is neither drafted nor moved where somebody may not write, nor where nothing is', async () => {
    const id = await draft(member);
    for (const [folderId, code] of [
      ['to-read', 'folder-read-only'],
      ['shut', 'folder-unknown'],
      ['unheard-of', 'folder-unknown'],
    ] as const) {
      await expect(draft(member, folderId)).rejects.toThrow(code);
      await expect(change(member, id, { folderId })).rejects.toThrow(code);
    }
    await expect(draft(program, 'unheard-of')).rejects.toThrow('folder-unknown');
    expect((await change(member, id, { folderId: 'open' })).invitation.folderId).toBe('open');
    expect((await change(member, id, { folderId: null })).invitation.folderId).toBeNull();
  });

  it('can’t be changed where it may only be read, and isn’t there where it may not', async () => {
    const read = await draft(program, 'to-read');
    await expect(change(member, read, { title: 'New' })).rejects.toThrow('folder-read-only');
    await expect(change(member, read, { folderId: null })).rejects.toThrow('folder-read-only');
    expect((await loadOwned(app, member, read)).revision).toBe(0);
    const shut = await draft(program, 'shut');
    await expect(change(member, shut, { folderId: 'open' })).rejects.toThrow('not-found');
    await expect(loadOwned(app, member, shut)).rejects.toThrow('not-found');
    expect((await loadOwned(app, program, shut)).revision).toBe(0);
  });
});
