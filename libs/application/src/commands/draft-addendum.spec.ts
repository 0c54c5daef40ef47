import { beforeEach, describe, expect, it } from '@jest/globals';
import { type InvitationCommand, invitationDecider, shippedPolicies, streams } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import type { AddendumContent } from '../ports/addendum-content.js';
import { systemClock } from '../ports/clock.port.js';
import { everyFolder, type FolderRights } from '../tenant.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { addendumTitle } from './addendum-words.js';
import { CopyInvitationCommand, CopyInvitationHandler } from './copy-invitation.handler.js';
import { DraftAddendumCommand, DraftAddendumHandler } from './draft-addendum.handler.js';

const sourceId = 'b1a3a8de-3f0e-4d3d-9a57-0d0a3a0f8c11';
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const shipped = { deliveryPolicies: shippedPolicies };
const limits = { documents: 9, signatories: 2 };
const sent = {
  type: 'DraftInvitation',
  ...{ invitationId: sourceId, organizationId: 'o', clientId: 'c', title: 'Lease', message: null, language: 'nl' },
  ...{ order: 'parallel', expiresAt: null, folderId: 'leases', limits },
  documents: [{ documentId: 'd', fileName: 'lease.pdf', sha256: 'a'.repeat(64), bytes: 9, pages: 1, attachments: 0 }],
  signatories: [{ signatoryId: 's', name: 'Aino', email: 'aino@example.com', methods: ['light'] }],
  delivery,
  send: { now: '2026-11-24T10:00:00.000Z', defaultExpiresAt: '2099-01-01T00:00:00.000Z', policyVersion: '1' },
} as unknown as InvitationCommand;
const aino = { name: 'Aino', email: 'aino@example.com', methods: ['light'] as const };
const plain = {
  text: 'One more',
  message: null,
  order: 'parallel',
  expiresAt: null,
  signatories: [],
  send: false,
} as const;

describe('drafting an addendum', () => {
  let store: MemoryEventStore;
  let vault: MemoryVault;
  let app: Application;
  let composed: AddendumContent[];

  beforeEach(async () => {
    [store, vault, composed] = [new MemoryEventStore(), new MemoryVault(), []];
    const keys = new MemoryKeyVault();
    const transactor = new Transactor(store, new EventCodec(keys), systemClock, new Uint8Array(32));
    const pdf = {
      inspect: async () => ({ accepted: { pages: 1, attachments: 0 } }),
      composeAddendum: async (content: AddendumContent) => {
        composed.push(content);
        return Buffer.from(`protocol ${composed.length}`);
      },
    };
    const settings = {
      limits: { ...limits, documentBytes: 1_000 },
      defaultOpenFor: 1_000,
      reminders: null,
      ...shipped,
    };
    app = { clock: systemClock, store, vault, keys, transactor, pdf, settings } as unknown as Application;
    const stream = streams.invitation(sourceId);
    const identity = processIdentity('test', 'source', null);
    await transactor.transact({ stream, decider: invitationDecider, command: sent, content: sent, identity });
  });

  const context = (folders: FolderRights, key: string) => {
    const tenant = { organizationId: 'o', by: { kind: 'client', clientId: 'c' }, folders, delivery };
    return { tenant, identity: processIdentity('test', key, null) } as CommandContext;
  };
  const addendum = (wanted: object = {}, folders: FolderRights = everyFolder) => {
    const command = new DraftAddendumCommand(context(folders, 'a'), sourceId, { ...plain, ...wanted });
    return new DraftAddendumHandler(app).execute(command);
  };

  it('speaks the language of the invitation, lies in its folder, and says what the log has of it', async () => {
    const { invitation } = await addendum();
    expect(invitation).toMatchObject({ addendumTo: sourceId, language: 'nl', folderId: 'leases', state: 'draft' });
    expect(invitation.title).toBe('Aanvullend protocol: Lease');
    expect(invitation.documents).toMatchObject([{ fileName: 'aanvullend-protocol.pdf', bytes: 10 }]);
    expect(composed).toMatchObject([
      {
        ...{ language: 'nl', addendumId: invitation.id, text: 'One more', onPaper: [] },
        about: { invitationId: sourceId, title: 'Lease', state: 'sent', closedAt: null },
        documents: [{ id: 'd', fileName: 'lease.pdf', sha256: 'a'.repeat(64), sealed: null }],
        signatories: [{ name: 'Aino', state: 'pending' }],
      },
    ]);
  });

  it('adds to the same invitation when it is copied', async () => {
    const { id } = (await addendum({ signatories: [aino] })).invitation;
    const copying = new CopyInvitationCommand(context(everyFolder, 'copy'), id);
    const copy = await new CopyInvitationHandler(app).execute(copying);
    expect(copy.invitation).toMatchObject({ replaces: id, addendumTo: sourceId, signatories: [{ name: 'Aino' }] });
  });

  it('composes its protocol once, however often it is asked for, also where it broke off', async () => {
    store.mishaps.push('none', 'not-stored');
    await expect(addendum()).rejects.toThrow();
    const { invitation } = await addendum();
    expect(await addendum()).toMatchObject({ invitation });
    expect([composed.length, vault.blobs.size]).toEqual([1, 1]);
    expect([...vault.blobs.values()].map(String)).toEqual(['protocol 1']);
  });

  it.each([
    ['too-many-signatories', { signatories: [aino, aino, aino] }],
    ['nobody-to-sign', { send: true }],
    ['expiry-in-the-past', { send: true, signatories: [aino], expiresAt: '2020-01-01T00:00:00.000Z' }],
  ])('composes and keeps nothing where it is refused: %s', async (code, wanted) => {
    await expect(addendum(wanted)).rejects.toThrow(code);
    expect([composed.length, vault.blobs.size]).toEqual([0, 0]);
  });

  it('is not there for who may not read the invitation, and needs the right to write where that lies', async () => {
    const only = (access: 'none' | 'read'): FolderRights => ({ accessTo: () => access, readable: [] });
    await expect(addendum({}, only('none'))).rejects.toThrow('not-found');
    await expect(addendum({}, only('read'))).rejects.toThrow('folder-read-only');
  });

  it('is called by a title that fits, whatever it refers to', () => {
    expect(addendumTitle('fi', null)).toBe('Lisäpöytäkirja');
    const long = addendumTitle('en', '😀'.repeat(200));
    expect([[...long].length, long.isWellFormed(), long.endsWith('😀…')]).toEqual([200, true, true]);
  });
});
