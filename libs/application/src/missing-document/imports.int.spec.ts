import { randomUUID } from 'node:crypto';
import { type Finding, type Holder, streams } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { archivedDocumentIdOf } from '../archiving/archived-document-id.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { everyFolder, type FolderRights } from '../tenant.js';
import { mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { organizationId, recordedApplication } from '../testing/recorded.sample.js';
import { missingDocumentFor, missingDocumentOf } from './missing-document.query.js';
import type { Remembered, RememberedPerson } from './remembered.js';

const vera = { ...aino, subject: 'pseudonym-2', identityNumber: null };
const signedAt = '2024-05-06T07:08:09.000Z';
const holder = { kind: 'organization', organizationId } as Holder;

let world: ReturnType<typeof recordedApplication>;
let me: Awaited<ReturnType<typeof world.account>>;
eachWithReadModel(async (readModel) => {
  world = recordedApplication(readModel);
  me = await world.account(aino);
});

/** A document that Aino signed elsewhere, in the archive of the organization that imported it. */
async function imported({ by = aino, title = 'Old lease', lies = {} } = {}): Promise<string> {
  const documentId = randomUUID();
  const keys = identityKeysOf(world.app, by);
  const signature = { signedAt, role: { kind: 'self' }, method: 'fi-bank-id', assurance: 'strong' };
  const signatory = { signatoryId: 's0', name: 'Aino Virtanen', email: mailbox, keys, ...signature };
  const file = { documentId, title, fileName: 'contract.pdf', sha256: 'a', bytes: 1, pages: 1 };
  const about = { ...file, organizationId, attachments: 0, claimed: { closedAt: signedAt }, signatories: [signatory] };
  await world.happened(streams.document(documentId), { type: 'DocumentImported', data: about });
  const archivedDocumentId = archivedDocumentIdOf(documentId, holder);
  const copy = { ...file, archivedDocumentId, holder, kind: 'imported', state: 'imported', senderId: organizationId };
  const retention = { rule: 'organization/keep', policyVersion: '1', keepUntil: null };
  const signatories = [{ signatoryId: 's0', name: 'Aino Virtanen', signedAt }];
  const data = { ...copy, closedAt: signedAt, lastSignedAt: signedAt, retention, signatories, ...lies };
  await world.happened(streams.archivedDocument(archivedDocumentId), { type: 'DocumentArchived', data });
  return documentId;
}

const ask = async (remembered: Remembered) => {
  await world.project();
  return missingDocumentOf(world.app, me, remembered);
};
const askFor = async (remembered: RememberedPerson, folders: FolderRights = everyFolder, tenant = organizationId) => {
  await world.project();
  return missingDocumentFor(world.app, { organizationId: tenant, folders }, remembered);
};
const holding = (findings: readonly Finding[] = []) =>
  findings.filter(({ verdict }) => verdict === 'holds').map(({ reason, because }) => [reason, because?.type]);
const ids = ({ documents }: Awaited<ReturnType<typeof ask>>) => documents.map(({ documentId }) => documentId);

describe('An imported document that somebody misses', () => {
  it('is found by who signed it, and explained by when they did', async () => {
    const id = await imported();
    const found = await ask({ title: 'old lea' });
    expect(found).toMatchObject({
      outcome: 'found',
      documents: [{ documentId: id, invitationId: null, sentAt: signedAt }],
    });
    const findings = found.documents[0]?.findings;
    expect(holding(findings)).toEqual([
      ['retention-passed', 'DocumentImported'],
      ['organization-account-holds-it', 'DocumentArchived'],
    ]);
    expect(findings?.find(({ reason }) => reason === 'retention-passed')?.until).toBe('2025-05-06T07:08:09.000Z');
    const link = findings?.find(({ reason }) => reason === 'link-switched-off');
    expect(link).toMatchObject({ verdict: 'does-not-hold', policyVersion: 'before-2025-04-25' });
  });

  it('is found by file name, dates and address, among what was sent, newest first', async () => {
    const id = await imported();
    const invitationId = await world.invitation([{ by: aino }], { title: 'New lease' });
    expect((await ask({ title: 'lease' })).documents.map((one) => one.invitationId)).toEqual([invitationId, null]);
    expect(ids(await ask({ title: 'contract', to: '2025-01-01T00:00:00.000Z' }))).toEqual([id]);
    expect(ids(await ask({ title: 'old', email: mailbox }))).toEqual([id]);
    expect(ids(await ask({ title: 'old', email: 'other@example.com' }))).toEqual([]);
    expect(ids(await ask({ title: 'old', sender: 'nobody' }))).toEqual([]);
    expect(ids(await ask({ title: 'unheard of', to: '2025-01-01T00:00:00.000Z' }))).toEqual([]);
  });

  it('is not there for anybody else', async () => {
    const before = await ask({ title: 'old lease' });
    await imported({ by: vera });
    expect(await ask({ title: 'old lease' })).toEqual(before);
    expect(before).toMatchObject({ outcome: 'nothing', documents: [] });
  });

  it('is found by whoever imported it, by the person’s address or name, where it may be read', async () => {
    const id = await imported({ lies: { folderId: 'shut' } });
    const shut: FolderRights = { accessTo: (one) => (one === null ? 'read' : 'none'), readable: [null] };
    for (const person of [{ email: mailbox }, { name: 'virtanen' }, { name: 'aino', title: 'old' }]) {
      const found = await askFor(person);
      expect(ids(found)).toEqual([id]);
      expect(holding(found.documents[0]?.findings)).toContainEqual([
        'organization-account-holds-it',
        'DocumentArchived',
      ]);
      expect(await askFor(person, shut)).toMatchObject({ outcome: 'nothing' });
      expect(await askFor(person, everyFolder, 'o2')).toMatchObject({ outcome: 'nothing' });
    }
    expect(ids(await askFor({ email: 'other@example.com' }))).toEqual([]);
  });

  it('is not the business of an organization that has it from another one', async () => {
    await imported({ lies: { senderId: 'o2', signedFor: true } });
    expect(await askFor({ email: mailbox })).toMatchObject({ outcome: 'nothing' });
  });
});
