import { type Finding, holderKey, streams } from '@attestory/domain';
import { expect } from '@jest/globals';
import { newIdOf } from '../command-identity.js';
import { everyFolder } from '../tenant.js';
import { mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { documentOf, organizationId, recordedApplication } from '../testing/recorded.sample.js';
import { missingDocumentFor, missingDocumentOf } from './missing-document.query.js';

export const vera = { ...aino, subject: 'pseudonym-2', identityNumber: null };
export const registered = { kind: 'representative', organizationId: 'o2' };
export const day = 24 * 60 * 60_000;
export const later = '2026-12-24T10:00:00.000Z';
export const retained = { rule: 'personal/self', policyVersion: 'r1', keepUntil: '2027-11-24T10:00:00.000Z' };
export const link = { linkId: 'l1', signatoryId: 's0', expiresAt: later };
export const mail = { signatoryId: 's0', reason: 'completed', messageId: 'm', to: mailbox, answer: 'no such user' };
export const theirs = { kind: 'organization', organizationId };
export const onPaper = (by: object) => ({
  type: 'ManualSignatureRecorded',
  data: {
    scan: { documentId: 'scan', fileName: null },
    signedBy: [{ ...by, name: 'On Paper' }],
    signedOn: '2026-11-24',
  },
});

export type AskingAboutDocuments = ReturnType<typeof askingAboutDocuments>;

/** Aino, who misses documents: before each test in a world of its own. */
export function askingAboutDocuments() {
  let world!: ReturnType<typeof recordedApplication>;
  let me!: Awaited<ReturnType<typeof world.account>>;
  eachWithReadModel(async (readModel) => {
    world = recordedApplication(readModel);
    me = await world.account(aino);
    const verified = { type: 'EmailVerified', data: { emailId: 'e', email: mailbox } };
    await world.happened(streams.person(me.personId), verified);
  });

  /** Somebody's copy of the invitation's document, and what happened to it. */
  const archived = async (id: string, holder: object, ...more: object[]) => {
    const archivedDocumentId = newIdOf(documentOf(id), `archived/${holderKey(holder as never)}`);
    const copy = {
      archivedDocumentId,
      holder,
      documentId: documentOf(id),
      invitationId: id,
      title: null,
      fileName: null,
    };
    const about = {
      kind: 'signed',
      state: 'completed',
      sha256: 'a',
      pages: 1,
      bytes: 1,
      signatories: [],
      closedAt: later,
    };
    const data = { ...copy, ...about, lastSignedAt: later, senderId: organizationId, retention: retained };
    await world.happened(streams.archivedDocument(archivedDocumentId), { type: 'DocumentArchived', data }, ...more);
  };
  const mine = () => ({ kind: 'person', personId: me.personId });
  const delivered = (id: string, ...events: object[]) => world.happened(streams.delivery(id), ...events);

  /** What is found about the one document, asked for by its title. */
  async function findings(id: string, side: 'person' | 'organization', person = mailbox): Promise<readonly Finding[]> {
    await world.project();
    const reader = { organizationId, folders: everyFolder };
    const { documents } =
      side === 'person'
        ? await missingDocumentOf(world.app, me, { title: id })
        : await missingDocumentFor(world.app, reader, { title: id, email: person });
    expect(documents.map(({ invitationId }) => invitationId)).toEqual([id]);
    return documents[0]?.findings ?? [];
  }

  /** The copies that whoever asks is shown of the one document. */
  async function copiesOf(id: string, who = me): Promise<readonly string[]> {
    await world.project();
    return (await missingDocumentOf(world.app, who, { title: id })).documents.flatMap(({ copies }) => copies);
  }

  /** The event that a finding names, as the log has it. */
  function named({ because }: Finding) {
    const event = world.store.events.find(({ position }) => position === because?.position);
    expect([event?.stream, event?.id, event?.type]).toEqual([because?.stream, because?.eventId, because?.type]);
    return because?.type;
  }

  return {
    get world() {
      return world;
    },
    get me() {
      return me;
    },
    ...{ archived, mine, delivered, findings, copiesOf, named },
  };
}
