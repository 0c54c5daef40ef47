import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { documentDecider, type ImportDescription, streams } from '@attestory/domain';
import { byIdentity, holderIndex, personIndex } from '@attestory/projections';
import type { Application } from '../application.js';
import { ImportDocumentCommand, ImportDocumentHandler } from '../importing/import-document.handler.js';
import { archivedDocument, archivedDocumentFile, archivedHistory, archiveOf } from '../queries/archive.queries.js';
import { everyFolder, type TenantReader } from '../tenant.js';
import { archivingApplication, mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { processIdentity } from '../command-identity.js';

const o = '3a5c0f3e-8d3b-4a55-9b0e-1f6d2c7a9e01';
const acme: TenantReader = { organizationId: o, folders: everyFolder };
const self = { kind: 'self' };
const strong = { name: 'Aino', identity: aino.identityNumber, role: self, method: 'fi-bank-id', assurance: 'strong' };
const drawn = { name: 'Otso', email: mailbox, role: self, method: 'light', assurance: 'none' };
/** The last moment of the older policy in Helsinki. */
const lastOfOld = '2025-04-24T20:59:59.999Z';
const older = { ...strong, signedAt: lastOfOld };

let archiving: ReturnType<typeof archivingApplication>;
let app: Application;
eachWithReadModel(async (readModel) => {
  archiving = archivingApplication(readModel);
  archiving.world.clock.time = '2025-06-01T10:00:00.000Z';
  const inspect = async () => ({ accepted: { pages: 1, attachments: 0 } });
  const parts = { vault: new MemoryVault(), pdf: { inspect }, settings: { limits: { documentBytes: 100 } } };
  app = { ...archiving.app, ...parts } as unknown as Application;
  await archiving.happened(
    streams.organization(o),
    { type: 'OrganizationRegistered', data: { organizationId: o, name: 'Acme', businessId: '1' } },
    { type: 'FolderCreated', data: { folderId: 'f', name: 'F' } },
  );
});

const imported = async (signatories: readonly object[], change: object = {}): Promise<string> => {
  const bytes = Buffer.from(randomUUID());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const said = { title: 'Lease', sha256, closedAt: lastOfOld, origin: 'Elsewhere', signatories, ...change };
  const vouchedBy = { kind: 'client', clientId: 'c' };
  const importer = { organizationId: o, folders: everyFolder, vouchedBy, importId: 'i' };
  const command = new ImportDocumentCommand(
    processIdentity('test', sha256, null),
    importer as never,
    said as unknown as ImportDescription,
    { fileName: 'a.pdf', bytes: [bytes] },
  );
  return (await new ImportDocumentHandler(app).execute(command)).documentId;
};
const archive = async () => (await archiveOf(app, acme, { limit: 20 })).items.map(({ view }) => view);
const copiesOf = async (personId: string) =>
  (await app.views.archived.find({ index: holderIndex, member: `person/${personId}`, limit: 20 })).items;
const eventsOf = async (documentId: string) =>
  (await app.transactor.load(streams.document(documentId), documentDecider)).events;

describe('What was imported', () => {
  it('is in the organization’s archive, in its folder, as what it is and with who vouches', async () => {
    const documentId = await imported([older, { ...drawn, signedAt: '2025-04-01T10:00:00.000Z' }], { folderId: 'f' });
    await archiving.settle();
    const [copy, ...more] = await archive();
    expect([copy, more]).toMatchObject([
      {
        ...{ documentId, kind: 'imported', state: 'imported', title: 'Lease', fileName: 'a.pdf', folderId: 'f' },
        ...{ closedAt: lastOfOld, lastSignedAt: lastOfOld, senderId: o },
        imported: { vouchedBy: { kind: 'client', clientId: 'c' }, importId: 'i', origin: 'Elsewhere' },
        signatories: [{ name: 'Aino', signedAt: lastOfOld }, { name: 'Otso' }],
        retention: { rule: 'organization/keep', keepUntil: null },
      },
      [],
    ]);
    expect(copy).not.toHaveProperty('invitationId');
    const id = copy?.id as string;
    expect((await archivedDocument(app, acme, id)).seal).toBeNull();
    expect(await archivedDocumentFile(app, acme, { id })).toMatchObject({ fileName: 'a.pdf', size: 36 });
    const history = await archivedHistory(app, acme, id);
    expect(history.map(({ type }) => type)).toEqual(['DocumentImported', 'DocumentArchived']);
    expect(history[0]?.data).toMatchObject({
      vouchedBy: { kind: 'client' },
      signatories: [{ identityNumber: '010190-****' }, {}],
    });
    expect(JSON.stringify(history)).not.toContain('"keys"');
    expect((await app.views.imports.find({ index: 'due', member: 'archive-import', limit: 5 })).items).toEqual([]);
  });

  it('is also theirs who signed it strongly under the older policy and have an account; not theirs who drew', async () => {
    const { personId } = await archiving.account(aino);
    const reader = await archiving.account({ email: mailbox });
    const documentId = await imported([older, { ...drawn, signedAt: lastOfOld }]);
    await archiving.settle();
    expect(await copiesOf(personId)).toMatchObject([
      {
        ...{ documentId, kind: 'imported', foundBy: 'identity' },
        signatories: [{ name: 'Aino', mine: true }, { name: 'Otso' }],
        retention: { rule: 'personal/self', keepUntil: '2026-04-24T20:59:59.999Z' },
      },
    ]);
    expect(await copiesOf(reader.personId)).toEqual([]);
    const [, archived] = (await eventsOf(documentId)).filter(({ type }) => type !== 'HolderAdded');
    expect(archived).toMatchObject({ type: 'ImportArchived', data: { archived: [{}, { holder: { personId } }] } });
  });

  it('is found by whoever registers later, by nobody else, and not once its time is over', async () => {
    const documentId = await imported([older]);
    await archiving.settle();
    const [key] = (await app.views.signed.getAll([documentId])).get(documentId)?.signatories[0]?.identity ?? [];
    const found = await app.views.signed.find({ index: personIndex, ...byIdentity(key as string), limit: 5 });
    expect(found.items).toHaveLength(1);
    const { personId } = await archiving.account(aino);
    const stranger = { ...aino, subject: 'another', identityNumber: { country: 'FI', value: '010170-999R' } as const };
    const other = await archiving.account(stranger);
    await archiving.settle();
    expect(await copiesOf(personId)).toMatchObject([{ documentId }]);
    expect(await copiesOf(other.personId)).toEqual([]);
    archiving.world.clock.time = '2026-04-24T20:59:59.999Z';
    await imported([older]);
    await archiving.settle();
    expect(await copiesOf(personId)).toHaveLength(1);
    expect(await archive()).toHaveLength(2);
  });

  it('stays with the organization where somebody signed for it', async () => {
    const { personId } = await archiving.account(aino);
    await imported([{ ...older, role: { kind: 'representative', organizationId: o } }]);
    await archiving.settle();
    expect([(await archive()).length, await copiesOf(personId)]).toEqual([1, []]);
  });

  it('is archived once, however often, and whole in the end, wherever the process dies', async () => {
    const { personId } = await archiving.account(aino);
    for (let fatal = 0; ; fatal++) {
      const documentId = await imported([older]);
      await archiving.project();
      let steps = 0;
      const dying: Application['transactor']['transact'] = async (transaction) => {
        if (steps++ === fatal) throw new Error('killed');
        return app.transactor.transact(transaction);
      };
      const { transactor } = app;
      const load: typeof transactor.load = (stream, decider) => transactor.load(stream, decider);
      const died = await archiving.work({ ...archiving.app, transactor: { load, transact: dying } }).then(
        () => false,
        () => true,
      );
      await archiving.settle();
      await archiving.work();
      const types = (await eventsOf(documentId)).map(({ type }) => type);
      expect(types).toEqual(['DocumentImported', 'HolderAdded', 'HolderAdded', 'ImportArchived']);
      expect([(await archive()).length, (await copiesOf(personId)).length]).toEqual([fatal + 1, fatal + 1]);
      if (died) continue;
      // Two holders with two steps each, and the record.
      expect(fatal).toBe(5);
      break;
    }
  });

  it('is in no archive when it was purged before it came there, and nothing stays due', async () => {
    const documentId = await imported([older]);
    const holder = { kind: 'organization', organizationId: o };
    await archiving.happened(
      streams.document(documentId),
      { type: 'HolderAdded', data: { holder, archivedDocumentId: 'a' } },
      { type: 'HolderRemoved', data: { holder, archivedDocumentId: 'a' } },
      { type: 'DocumentPurgeStarted', data: { files: [] } },
    );
    await archiving.settle();
    expect(await archive()).toEqual([]);
    expect((await eventsOf(documentId)).at(-1)).toMatchObject({ type: 'ImportArchived', data: { archived: [] } });
  });
});
