import { describe, expect, it } from '@jest/globals';
import { streams } from '@attestory/domain';
import type { HistoryEntry } from '@attestory/projections';
import { archivingApplication, mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { personalDocuments } from './personal-documents.queries.js';
import { personalHistory } from './personal-history.query.js';

const otherAddress = 'other@example.com';
const day = '2027-01-01T00:00:00.000Z';

let archiving: ReturnType<typeof archivingApplication>;
eachWithReadModel((readModel) => {
  archiving = archivingApplication(readModel);
});

type Who = Awaited<ReturnType<ReturnType<typeof archivingApplication>['account']>>;
const historyOf = (who: Who, id: string) => personalHistory(archiving.app, who, id);
const copyOf = async (who: Who) => {
  const { items } = await personalDocuments(archiving.app, who, { limit: 50 });
  return items[0]?.view.id as string;
};
const said = (entries: readonly HistoryEntry[], type: string) =>
  entries.filter((entry) => entry.type === type).map(({ data }) => data);

/** Signed by Aino strongly and drawn by somebody else; what happens on the way is on record for both. */
async function signedByBoth() {
  const { id, documentId } = await archiving.invitation([{ by: aino }, { by: 'drawing', email: otherAddress }]);
  const each = ['s0', 's1'].flatMap((signatoryId) => {
    const [linkId, to] = [`l-${signatoryId}`, signatoryId === 's0' ? mailbox : otherAddress];
    const mail = { signatoryId, reason: 'invitation', messageId: `m-${signatoryId}`, to };
    return [
      { type: 'LinkIssued', data: { invitationId: id, linkId, purpose: 'sign', signatoryId, expiresAt: day } },
      { type: 'EmailHandedOver', data: mail },
      { type: 'EmailBounced', data: { ...mail, answer: `no ${to} here` } },
      { type: 'DocumentShown', data: { sessionId: 'session', signatoryId, documentId, sha256: 'a' } },
      { type: 'CopyDownloaded', data: { signatoryId, documentId, sha256: 'b' } },
      { type: 'LinkClosed', data: { linkId, reason: 'completed' } },
    ];
  });
  const seal = { sha256: 'b', bytes: 1, level: 'B-B', certificateSha256: 'c', verificationCode: 'CODE', head: null };
  const sealed = { documentId, signedBy: [], sealedAt: day, ...seal };
  await archiving.happened(streams.delivery(id), ...each);
  await archiving.happened(
    streams.invitation(id),
    { type: 'InvitationOpened', data: { signatoryId: 's1', linkId: 'l-s1' } },
    { type: 'AuthenticationFailed', data: { signatoryId: 's0', code: 'cancelled', linkId: 'l-s0' } },
    {
      type: 'SignatoryContactCorrected',
      data: { signatoryId: 's0', previousEmail: 'wrong@example.com', email: mailbox },
    },
    { type: 'DocumentSealed', data: sealed },
    { type: 'DocumentSealed', data: { ...sealed, documentId: 'another', verificationCode: 'ANOTHER' } },
  );
  return { id, documentId };
}

describe('The history of a person’s document', () => {
  it('tells what concerns them, and of the others who signed when and how', async () => {
    const { documentId } = await signedByBoth();
    const me = await archiving.account(aino);
    await archiving.settle();
    const entries = await historyOf(me, await copyOf(me));
    expect(said(entries, 'InvitationSent')).toMatchObject([
      { documents: [{ documentId, fileName: 'lease.pdf' }], signatories: [{ name: 'Name 0' }, { name: 'Name 1' }] },
    ]);
    expect(said(entries, 'SignatoryAuthenticated')).toMatchObject([
      { signatoryId: 's0', identity: { name: aino.name } },
    ]);
    expect(said(entries, 'DocumentSigned')).toMatchObject([
      { signatoryId: 's0', method: aino.method, assurance: 'strong', role: { kind: 'self' } },
      { signatoryId: 's1', method: 'light', assurance: 'none', role: { kind: 'self' } },
    ]);
    for (const type of ['LinkIssued', 'EmailHandedOver', 'DocumentShown', 'CopyDownloaded'])
      expect([type, said(entries, type)]).toMatchObject([type, [{ signatoryId: 's0' }]]);
    expect(said(entries, 'LinkClosed')).toEqual([{ linkId: 'l-s0', reason: 'completed' }]);
    expect(said(entries, 'DocumentSealed')).toMatchObject([{ documentId, verificationCode: 'CODE' }]);
    expect(entries.at(-1)?.type).toBe('DocumentArchived');
  });

  it('tells nobody’s address, number or birth date, whose program sent it, nor what came to nothing', async () => {
    await signedByBoth();
    const me = await archiving.account(aino);
    await archiving.settle();
    const entries = await historyOf(me, await copyOf(me));
    const text = JSON.stringify(entries);
    for (const secret of [otherAddress, mailbox, 'wrong@', 'birthDate', 'identityNumber', 'keys', 'ANOTHER', 'session'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    const types = new Set(entries.map(({ type }) => type));
    for (const type of ['InvitationDrafted', 'InvitationOpened', 'EmailBounced', 'AuthenticationFailed'])
      expect([type, types.has(type)]).toEqual([type, false]);
    expect(types.has('SignatoryContactCorrected')).toBe(false);
  });

  it('is nobody else’s, and not the mailbox’s where they signed strongly', async () => {
    await signedByBoth();
    const me = await archiving.account(aino);
    const other = await archiving.account({ email: otherAddress }, 'single-factor');
    await archiving.settle();
    const [mine, theirs] = [await copyOf(me), await copyOf(other)];
    const refused = { rejection: { code: 'not-found' } };
    await expect(historyOf(other, mine)).rejects.toMatchObject(refused);
    await expect(historyOf(me, theirs)).rejects.toMatchObject(refused);
    await expect(historyOf({ ...me, assurance: 'single-factor' }, mine)).rejects.toMatchObject(refused);
    expect(said(await historyOf(other, theirs), 'CopyDownloaded')).toMatchObject([{ signatoryId: 's1' }]);
  });

  it('is gone with the copy from the moment in which its deletion begins', async () => {
    await signedByBoth();
    const me = await archiving.account(aino);
    await archiving.settle();
    const id = await copyOf(me);
    const retention = { rule: 'personal/self', policyVersion: '1', keepUntil: day };
    const started = { type: 'PurgeStarted', data: { ...retention, certificateId: 'ce' } };
    await archiving.happened(streams.archivedDocument(id), started);
    const gone = { rejection: { code: 'document-purged', certificateId: 'ce' } };
    await expect(historyOf(me, id)).rejects.toMatchObject(gone);
    await archiving.project();
    await expect(historyOf(me, id)).rejects.toMatchObject(gone);
  });
});
