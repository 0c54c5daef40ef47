import { beforeEach, describe, expect, it } from '@jest/globals';
import { archivedDocumentDecider, documentDecider, type Holder, streams } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { describeSource } from '../commands/addendum-source.js';
import { CopyInvitationCommand, CopyInvitationHandler } from '../commands/copy-invitation.handler.js';
import { moveArchivedDocument } from '../commands/move-archived-document.js';
import { documentKey } from '../commands/store-document.js';
import { archivedDocument, archivedHistory, archiveOf } from '../queries/archive.queries.js';
import { keptOf, requireHeld } from '../queries/held.js';
import { scanOf } from '../queries/scan.query.js';
import { archivingApplication, mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { everyFolder, type FolderRights, type TenantReader } from '../tenant.js';
import { archivedDocumentIdOf } from './archived-document-id.js';

const represented = { kind: 'representative', organizationId: 'o2' };
const acme: TenantReader = { organizationId: 'o', folders: everyFolder };
const other: TenantReader = { organizationId: 'o2', folders: everyFolder };
const organization = (id: string) => ({ kind: 'organization', organizationId: id }) as Holder;

let archiving: ReturnType<typeof archivingApplication>;
let app: Application;
eachWithReadModel((readModel) => {
  archiving = archivingApplication(readModel);
  app = archiving.app;
});

const archive = async (reader: TenantReader, page: object = {}) =>
  (await archiveOf(app, reader, { limit: 20, ...page })).items.map(({ view }) => view);
const types = () => archiving.world.types('archived-document');
const holdersOf = async (documentId: string) => {
  const { state } = await app.transactor.load(streams.document(documentId), documentDecider);
  return state.status === 'none' ? [] : Object.keys(state.holders).toSorted();
};
const registered = (id: string) =>
  archiving.happened(
    streams.organization(id),
    { type: 'OrganizationRegistered', data: { organizationId: id, name: id, businessId: '1' } },
    { type: 'FolderCreated', data: { folderId: 'f', name: 'F' } },
    { type: 'FolderCreated', data: { folderId: 'g', name: 'G' } },
  );
const signedOnPaper = async (invitationId: string, documentId: string) => {
  const scan = { documentId, fileName: 'scan.pdf', sha256: 's', bytes: 2, pages: 1 };
  const stored = { documentId, organizationId: 'o', invitationId, blobId: 'b', sha256: 's', bytes: 2 };
  await archiving.happened(streams.document(documentId), {
    type: 'DocumentStored',
    data: { ...stored, pages: 1, attachments: 0 },
  });
  const signedBy = [{ name: 'On Paper' }];
  const data = { scan, signedBy, signedOn: '2026-11-26', vouchedBy: { kind: 'client', clientId: 'c' } };
  await archiving.happened(streams.invitation(invitationId), { type: 'ManualSignatureRecorded', data });
};

describe('What an invitation has closed with', () => {
  it('is in the archive of the organization that sent it, in its folder, and of those for which somebody signed', async () => {
    const asked = [{ by: aino, role: represented }, { by: 'drawing' as const }, { by: null }];
    const { id, documentId } = await archiving.invitation(asked, { end: 'InvitationCancelled', folderId: 'f' });
    await archiving.settle();
    const facts = { documentId, invitationId: id, state: 'cancelled', kind: 'signed', senderId: 'o' };
    const [own] = await archive(acme);
    expect(own).toMatchObject({ ...facts, folderId: 'f', retention: { rule: 'organization/keep', keepUntil: null } });
    expect(own).not.toHaveProperty('signedFor');
    expect(own?.signatories).toMatchObject([{ role: 'representative' }, { name: 'Name 1', role: 'self' }, {}]);
    expect(await archive(other)).toMatchObject([{ ...facts, folderId: null, signedFor: true }]);
    expect(JSON.stringify(await archive(other))).not.toContain(mailbox);
    const grantTo = async (holder: Holder) => {
      const stream = streams.archivedDocument(archivedDocumentIdOf(documentId, holder));
      const [event] = (await app.transactor.load(stream, archivedDocumentDecider)).events;
      return event?.type === 'DocumentArchived' ? event.data.delivery : null;
    };
    expect(await grantTo(organization('o'))).toBeUndefined();
    expect(await grantTo(organization('o2'))).toEqual({ policyVersion: '2025-04-25', row: 'representative' });
    expect(await holdersOf(documentId)).toEqual(['organization/o', 'organization/o2']);
  });

  it('is in no archive where nobody has signed', async () => {
    const { documentId } = await archiving.invitation([{ by: null }], { end: 'InvitationExpired' });
    await archiving.invitation([{ by: aino }, { by: null }], { end: '' });
    await archiving.settle();
    expect(await archive(acme)).toEqual([]);
    expect(await holdersOf(documentId)).toEqual([]);
    expect(archiving.world.types('delivery')).toEqual([]);
  });

  it('has what was signed on paper beside it, in the sender’s archive only; where nobody signed here that alone', async () => {
    const { id, documentId } = await archiving.invitation([{ by: aino, role: represented }]);
    const drawnOnly = await archiving.invitation([{ by: null }], { end: 'InvitationExpired' });
    await archiving.settle();
    const scans = [crypto.randomUUID(), crypto.randomUUID()] as const;
    for (const [i, invitationId] of [id, drawnOnly.id].entries()) await signedOnPaper(invitationId, scans[i] as string);
    await archiving.settle();
    const found = await archive(acme);
    expect(found.map((one) => one.documentId).toSorted()).toEqual([documentId, ...scans].toSorted());
    expect(await archive(acme, { kind: 'scan' })).toHaveLength(2);
    // The day on the paper begins in Helsinki.
    const scan = found.find((one) => one.documentId === scans[0]);
    expect(scan).toMatchObject({ kind: 'scan', lastSignedAt: '2026-11-25T22:00:00.000Z' });
    expect((await archive(other)).map((one) => one.documentId)).toEqual([documentId]);
    const due = await app.views.due.find({ index: 'due', member: 'archive', limit: 5 });
    expect(due.items).toEqual([]);
  });

  it('is archived once, however often it is done, by however many, in whatever order', async () => {
    await archiving.invitation([{ by: aino, role: represented }, { by: aino }]);
    const { personId } = await archiving.account(aino);
    await archiving.project();
    await Promise.all([archiving.work(), archiving.work(), archiving.work()]);
    await archiving.settle();
    await archiving.work();
    expect(types()).toEqual(['DocumentArchived', 'DocumentArchived', 'DocumentArchived']);
    expect(archiving.world.types('delivery')).toEqual(['DeliveryDecided', 'CopiesArchived']);
    const person = archiving.world.store.events.filter(({ stream }) => stream === streams.person(personId));
    expect(person.filter(({ type }) => type === 'EarlierDocumentsArchived')).toHaveLength(1);
    expect((await archiving.settle()).length).toBeGreaterThan(0);
  });

  it('is archived whole in the end, wherever the process dies', async () => {
    for (let fatal = 0; ; fatal++) {
      const { id } = await archiving.invitation([{ by: aino, role: represented }, { by: 'drawing' }]);
      await archiving.project();
      let calls = 0;
      const transact = (async (transaction: never) => {
        if (calls++ === fatal) throw new Error('the process dies here');
        return app.transactor.transact(transaction);
      }) as Application['transactor']['transact'];
      const dying = { ...app, transactor: { transact, load: app.transactor.load.bind(app.transactor) } };
      const died = await archiving.work(dying).then(
        () => false,
        () => true,
      );
      await archiving.settle();
      for (const reader of [acme, other])
        expect((await archive(reader, { limit: 100 })).filter(({ invitationId }) => invitationId === id)).toHaveLength(
          1,
        );
      const [due] = (await app.views.due.find({ index: 'due', member: 'archive', limit: 5 })).items;
      expect(due).toBeUndefined();
      if (!died) {
        // Who gets what, two holders with two steps each, and the record.
        expect(fatal).toBe(6);
        break;
      }
    }
  });

  it('is archived for who registers just then: by the one task or the other, and not twice', async () => {
    const early = await archiving.invitation([{ by: aino }]);
    await archiving.project();
    // Registered after the views were read, and before the archiving.
    const { personId } = await archiving.account(aino);
    await archiving.work();
    await archiving.settle();
    const late = await archiving.invitation([{ by: aino }]);
    await archiving.settle();
    const holder = { kind: 'person', personId } as Holder;
    for (const { documentId } of [early, late]) {
      expect(await holdersOf(documentId)).toContain(`person/${personId}`);
      const stream = streams.archivedDocument(archivedDocumentIdOf(documentId, holder));
      const { events } = await app.transactor.load(stream, archivedDocumentDecider);
      expect(events).toMatchObject([{ data: { delivery: { policyVersion: '2025-04-25', row: 'strong' } } }]);
    }
  });

  it('is archived without its texts where they were erased', async () => {
    const { id } = await archiving.invitation([{ by: 'drawing' }]);
    for (const name of [...archiving.world.keys.keys.keys()])
      if (name.startsWith(streams.invitation(id))) archiving.world.keys.keys.delete(name);
    await archiving.settle();
    expect(await archive(acme)).toMatchObject([{ title: null, fileName: null, signatories: [{ name: null }] }]);
  });
});

describe('An archived document', () => {
  const tenant = (reader: TenantReader): CommandContext =>
    ({
      tenant: { ...reader, by: { kind: 'client', clientId: 'c' } },
      identity: { commandId: crypto.randomUUID(), actor: 'client:c', correlationId: 'r', causationId: null },
    }) as unknown as CommandContext;
  const rights = (accessTo: FolderRights['accessTo']): TenantReader => ({
    organizationId: 'o',
    folders: { accessTo, readable: [null, 'f', 'g'].filter((one) => accessTo(one) !== 'none') },
  });
  const refusedAs = (code: string, more: object = {}) => ({ rejection: { code, ...more } });
  let id: string;
  let documentId: string;
  let invitationId: string;
  /** What would make something new of it. */
  const copyOf = () => new CopyInvitationHandler(app).execute(new CopyInvitationCommand(tenant(acme), invitationId));
  const referTo = () => describeSource(app, tenant(acme), invitationId);
  beforeEach(async () => {
    await registered('o');
    const invited = await archiving.invitation([{ by: aino }, { by: 'drawing' }], { folderId: 'f' });
    [documentId, invitationId] = [invited.documentId, invited.id];
    await archiving.settle();
    id = archivedDocumentIdOf(documentId, organization('o'));
  });

  it('is there for the organization that holds it, where the folder may be read', async () => {
    expect(await archivedDocument(app, acme, id)).toMatchObject({
      view: { folderId: 'f' },
      seal: { state: 'waiting' },
    });
    for (const stranger of [other, rights((one) => (one === 'f' ? 'none' : 'write'))]) {
      await expect(archivedDocument(app, stranger, id)).rejects.toMatchObject(refusedAs('not-found'));
      await expect(archivedHistory(app, stranger, id)).rejects.toMatchObject(refusedAs('not-found'));
      expect(await archive(stranger)).toEqual([]);
    }
    expect(await archive(rights((one) => (one === 'f' ? 'read' : 'none')))).toHaveLength(1);
  });

  it('moves between folders that both may be written, and keeps its history', async () => {
    const moved = await moveArchivedDocument(app, tenant(acme), id, 'g');
    expect(moved.view.folderId).toBe('g');
    await archiving.project();
    expect(await archive(acme, { folder: 'g' })).toHaveLength(1);
    expect(await archive(acme, { folder: 'f' })).toEqual([]);
    expect((await moveArchivedDocument(app, tenant(acme), id, null)).view.folderId).toBeNull();
    const history = await archivedHistory(app, acme, id);
    expect(history.map(({ type }) => type)).toEqual(['DocumentArchived', 'DocumentMoved', 'DocumentMoved']);
    expect(history[1]?.data).toEqual({ from: 'f', to: 'g' });
    expect(JSON.stringify(history)).toMatch(/Name 1/);
  });

  it('does not move out of, or into, what may only be read, nor into what is not there', async () => {
    const readOnly = (folderId: string) => rights((one) => (one === folderId ? 'read' : 'write'));
    for (const read of ['f', 'g'])
      await expect(moveArchivedDocument(app, tenant(readOnly(read)), id, 'g')).rejects.toMatchObject(
        refusedAs('folder-read-only'),
      );
    await expect(moveArchivedDocument(app, tenant(acme), id, 'h')).rejects.toMatchObject(refusedAs('folder-unknown'));
    await expect(moveArchivedDocument(app, tenant(other), id, null)).rejects.toMatchObject(refusedAs('not-found'));
    const unheardOf = crypto.randomUUID();
    await expect(moveArchivedDocument(app, tenant(acme), unheardOf, null)).rejects.toMatchObject(
      refusedAs('not-found'),
    );
  });

  it('that was purged is gone for its holder, who is told the certificate, and there for the others', async () => {
    const retention = { rule: 'organization/f', policyVersion: '1', keepUntil: '2026-11-24T10:00:00.000Z' };
    await archiving.happened(streams.archivedDocument(id), {
      type: 'PurgeStarted',
      data: { ...retention, certificateId: 'ce' },
    });
    const history = JSON.stringify(await archivedHistory(app, acme, id));
    expect(history).toContain('DocumentArchived');
    expect(history).not.toMatch(/lease\.pdf|Name 1/);
    const gone = refusedAs('document-purged', { certificateId: 'ce' });
    await archiving.happened(
      streams.document(documentId),
      { type: 'HolderAdded', data: { holder: organization('o2'), archivedDocumentId: 'x' } },
      { type: 'HolderRemoved', data: { holder: organization('o'), archivedDocumentId: id } },
    );
    await archiving.settle();
    expect(await archive(acme)).toEqual([]);
    await expect(archivedDocument(app, acme, id)).rejects.toMatchObject(gone);
    await expect(moveArchivedDocument(app, tenant(acme), id, null)).rejects.toMatchObject(refusedAs('purge-started'));
    await expect(requireHeld(app, documentId, organization('o'))).rejects.toMatchObject(gone);
    for (const refer of [copyOf, referTo]) await expect(refer()).rejects.toMatchObject(gone);
    await requireHeld(app, documentId, organization('o2'));
    await archiving.world.keys.ensure([documentKey(documentId as never)]);
    const bytesOf = () => keptOf(app, [{ documentId: documentId as never }]);
    expect(await bytesOf()).toEqual(new Set([documentId]));
    await archiving.happened(
      streams.document(documentId),
      { type: 'HolderRemoved', data: { holder: organization('o2'), archivedDocumentId: 'x' } },
      { type: 'DocumentPurgeStarted', data: { files: [] } },
    );
    expect(await bytesOf()).toEqual(new Set());
    await expect(requireHeld(app, documentId, organization('o3'))).rejects.toMatchObject(refusedAs('document-purged'));
  });

  it('that was purged is gone as a scan, too, while others hold it', async () => {
    const scanId = crypto.randomUUID();
    await signedOnPaper(invitationId, scanId);
    const copyId = archivedDocumentIdOf(scanId, organization('o'));
    await archiving.happened(
      streams.document(scanId),
      { type: 'HolderAdded', data: { holder: organization('o'), archivedDocumentId: copyId } },
      { type: 'HolderAdded', data: { holder: organization('o2'), archivedDocumentId: 'x' } },
      { type: 'HolderRemoved', data: { holder: organization('o'), archivedDocumentId: copyId } },
    );
    await expect(scanOf(app, acme, invitationId, scanId)).rejects.toMatchObject(refusedAs('document-purged'));
  });

  it('is not given back to who had it, nor to anybody once its bytes are gone', async () => {
    await archiving.happened(
      streams.document(documentId),
      { type: 'HolderRemoved', data: { holder: organization('o'), archivedDocumentId: id } },
      { type: 'DocumentPurgeStarted', data: { files: [] } },
    );
    const before = types().length;
    await archiving.account(aino);
    await archiving.settle();
    expect(types()).toHaveLength(before);
    expect(archiving.world.types('person')).toContain('EarlierDocumentsArchived');
  });
});
