import { beforeEach, describe, expect, it } from '@jest/globals';
import { type DomainEvent, streams } from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import { Delivering } from '../testing/delivering.sample.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { laterProofProcess, timeStamps, validationData } from './later-proof.process.js';
import { sealProcess } from './seal.process.js';

const hash = 'a'.repeat(64);
const asTheyAre = {
  initial: null,
  decide: (events: readonly DomainEvent[]) => ({ accepted: events }),
  evolve: () => null,
};
const stored = (documentId: string) => {
  return { type: 'DocumentStored', data: { documentId, blobId: `original-${documentId}`, sha256: hash, bytes: 1 } };
};

let service: Delivering;
let app: Application;
beforeEach(async () => {
  service = new Delivering();
  const down = async () => {
    throw new Error('nothing can be sealed or stamped');
  };
  const pdf = { seal: down, addTimeStamp: down, addValidationData: down };
  app = { ...service.app, vault: new MemoryVault(), pdf } as unknown as Application;
  await service.sent();
  await service.signed('aino', '2026-11-24T10:00:00.000Z');
  for (const documentId of ['d1', 'd2']) await about(documentId, stored(documentId));
});

const about = (documentId: string, ...events: object[]) =>
  app.transactor.transact({
    stream: streams.document(documentId),
    decider: asTheyAre,
    command: events as never,
    identity: processIdentity('test', JSON.stringify([documentId, events]), null),
    content: 'test',
  });
/** Its purge has begun, and is done but for the word of it. */
const purge = async (documentId: string) => {
  const holder = { kind: 'organization', organizationId: 'o' };
  await about(
    documentId,
    { type: 'HolderRemoved', data: { holder } },
    { type: 'DocumentPurgeStarted', data: { files: [] } },
  );
  await service.keys.destroy([documentKey(documentId)]);
};
const closed = () => service.happened('InvitationCompleted', { signedBy: ['aino'] });
const tasks = async (): Promise<readonly DueTask[]> => Object.values((await service.work())?.tasks ?? {});
/** Does once what is due of a kind. */
const workOff = async (kind: 'seal' | 'time-stamp' | 'validation-data') => {
  const work = (await service.work()) as DueWork;
  for (const task of Object.values(work.tasks))
    if (task.kind !== kind) continue;
    else if (task.kind === 'seal') await sealProcess(app, new Uint8Array(32))(task, work);
    else if (task.kind === 'time-stamp' || task.kind === 'validation-data')
      await laterProofProcess(app, kind === 'time-stamp' ? timeStamps : validationData)(task, work);
};
const recorded = async () =>
  (await service.events()).flatMap(({ type, data }) =>
    /Failed|WorkEnded/.test(type) ? [`${type} ${(data as { documentId: string }).documentId}`] : [],
  );

describe('what is still to be done with a document', () => {
  it.each([
    ['time-stamp', 'timeStampDue', 'TimeStampFailed'],
    ['validation-data', 'validationDataDue', 'ValidationDataFailed'],
  ] as const)('ends with the document, and not before: %s', async (kind, due, failed) => {
    const made = { signedBy: ['aino'], bytes: 2, level: 'B-B', [due]: true };
    for (const documentId of ['d1', 'd2'])
      await service.happened('DocumentSealed', { documentId, sha256: documentId.padEnd(64, '0'), ...made });
    await closed();
    await workOff(kind);
    expect(await recorded()).toEqual([`${failed} d1`, `${failed} d2`]);
    await purge('d1');
    await workOff(kind);
    expect((await recorded()).slice(2)).toEqual(['DocumentWorkEnded d1', `${failed} d2`]);
    expect((await tasks()).filter((task) => task.kind === kind)).toMatchObject([{ documentId: 'd2', attempt: 2 }]);
  });

  it('ends with the document, also a seal, which the e-mails do not wait for any more', async () => {
    await closed();
    await workOff('seal');
    expect(await recorded()).toEqual(['SealingFailed d1']);
    for (const documentId of ['d1', 'd2']) await purge(documentId);
    // Two leaders, or one whose view is behind: the word is said once.
    await Promise.all([workOff('seal'), workOff('seal')]);
    expect((await recorded()).slice(1).toSorted()).toEqual(['DocumentWorkEnded d1', 'DocumentWorkEnded d2']);
    expect((await tasks()).map(({ kind }) => kind).toSorted()).toEqual(['archive', 'mail']);
    await service.workOff();
    expect(service.mails.at(-1)).toMatchObject({ kind: 'completed', documents: [{ fileName: 'd1.pdf' }, {}] });
    expect(service.secretsFor('aino@example.com')).toEqual([]);
  });
});
