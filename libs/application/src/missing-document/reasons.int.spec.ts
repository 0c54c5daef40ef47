import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, holderKey, type MissingReason, missingReasons, streams } from '@attestory/domain';
import type { ReadModel } from '@attestory/read-model';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newIdOf } from '../command-identity.js';
import { everyFolder } from '../tenant.js';
import { mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { type Asked, documentOf, organizationId, recordedApplication, type Told } from '../testing/recorded.sample.js';
import { missingDocumentFor, missingDocumentOf } from './missing-document.query.js';

const vera = { ...aino, subject: 'pseudonym-2', identityNumber: null };
const registered = { kind: 'representative', organizationId: 'o2' };
const day = 24 * 60 * 60_000;
const later = '2026-12-24T10:00:00.000Z';
const retained = { rule: 'personal/self', policyVersion: 'r1', keepUntil: '2027-11-24T10:00:00.000Z' };
const link = { linkId: 'l1', signatoryId: 's0', expiresAt: later };
const mail = { signatoryId: 's0', reason: 'completed', messageId: 'm', to: mailbox, answer: 'no such user' };

let folder: string;
let readModel: ReadModel;
let world: ReturnType<typeof recordedApplication>;
let me: Awaited<ReturnType<typeof world.account>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-missing-'));
  readModel = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
  world = recordedApplication(readModel);
  me = await world.account(aino);
  await world.happened(streams.person(me.personId), { type: 'EmailVerified', data: { emailId: 'e', email: mailbox } });
});
afterEach(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

const signed: readonly Asked[] = [{ by: aino }];
const drawn: readonly Asked[] = [{ by: 'drawing' }];

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
const theirs = { kind: 'organization', organizationId };
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

interface Situation {
  readonly asked?: readonly Asked[];
  readonly told?: Told;
  readonly after?: (id: string) => Promise<unknown>;
  readonly side?: 'person' | 'organization';
  /** Who is asked about, by the organization. */
  readonly person?: string;
}

const situations: readonly (readonly [MissingReason, string, string, object, Situation])[] = [
  [
    'never-asked',
    'InvitationSent',
    'nobody of that address was asked',
    { next: 'copy-the-invitation' },
    { side: 'organization', person: 'other@example.com' },
  ],
  [
    'other-identity',
    'DocumentSigned',
    'another one of the household signed',
    { next: 'sign-in-with-other-identity' },
    { asked: [{ by: vera }] },
  ],
  [
    'other-identity',
    'InvitationSent',
    'another one of the household is expected',
    {},
    { asked: [{ by: null, demands: { identity: { number: null, key: 'vera' } } }], told: { end: null } },
  ],
  [
    'not-completed',
    'InvitationSent',
    'nobody has signed',
    { variant: 'waits-for-them', next: 'sign-now' },
    { asked: [{ by: null }], told: { end: null } },
  ],
  [
    'not-completed',
    'DocumentSigned',
    'others have not signed',
    { variant: 'waits-for-others', next: 'wait-for-others' },
    { asked: [{ by: aino }, { by: null, email: 'x@example.com' }], told: { end: null } },
  ],
  [
    'cancelled',
    'InvitationCancelled',
    'the sender cancelled',
    { variant: 'cancelled' },
    { told: { end: 'InvitationCancelled' } },
  ],
  [
    'cancelled',
    'InvitationDeclined',
    'somebody declined',
    { variant: 'declined' },
    { told: { end: 'InvitationDeclined' } },
  ],
  [
    'cancelled',
    'InvitationExpired',
    'its time was over',
    { variant: 'expired' },
    { told: { end: 'InvitationExpired' } },
  ],
  [
    'signed-as-representative',
    'DocumentSigned',
    'it is another organization’s',
    { next: 'ask-represented-organization' },
    { asked: [{ by: aino, role: registered }] },
  ],
  [
    'signed-without-strong-authentication',
    'DocumentSigned',
    'they drew',
    { policyVersion: '2025-04-25', next: 'ask-the-organization' },
    { asked: drawn },
  ],
  [
    'link-switched-off',
    'InvitationSent',
    'no decision was recorded',
    { policyVersion: '2025-04-25' },
    { told: { delivery: { sendDownloadLink: false } } },
  ],
  [
    'link-switched-off',
    'DeliveryDecided',
    'the decision was recorded',
    { policyVersion: 'p9', next: 'ask-the-organization' },
    {
      after: (id) => {
        const withheld = [{ way: 'download-link', because: 'sendDownloadLink' }];
        const decision = { signatoryId: 's0', policyVersion: 'p9', row: 'strong', ways: [], withheld };
        return delivered(id, { type: 'DeliveryDecided', data: { decisions: [decision] } });
      },
    },
  ],
  [
    'saving-switched-off',
    'InvitationSent',
    'the client saves nothing',
    { policyVersion: '2025-04-25' },
    { told: { delivery: { saveToPersonalAccount: false } } },
  ],
  [
    'mail-bounced',
    'EmailBounced',
    'the newest e-mail came back',
    { next: 'give-another-address' },
    {
      after: (id) =>
        delivered(
          id,
          { type: 'EmailHandedOver', data: { ...mail, reason: 'invitation' } },
          { type: 'EmailBounced', data: mail },
        ),
    },
  ],
  [
    'link-expired-or-used',
    'DownloadLinkIssued',
    'its time is over',
    { variant: 'expired', until: later },
    {
      after: async (id) => {
        await delivered(id, { type: 'DownloadLinkIssued', data: link });
        world.clock.pass(40 * day);
      },
    },
  ],
  [
    'link-expired-or-used',
    'LinkClosed',
    'it was revoked',
    { variant: 'closed', next: 'ask-the-organization' },
    {
      after: (id) =>
        delivered(
          id,
          { type: 'DownloadLinkIssued', data: link },
          { type: 'LinkClosed', data: { linkId: 'l1', reason: 'revoked' } },
        ),
    },
  ],
  [
    'link-expired-or-used',
    'DocumentDownloaded',
    'they downloaded it',
    { variant: 'used', next: 'use-the-link' },
    {
      after: (id) =>
        delivered(
          id,
          { type: 'DownloadLinkIssued', data: link },
          { type: 'DocumentDownloaded', data: { linkId: 'l1', documentId: documentOf(id), sha256: 'a' } },
        ),
    },
  ],
  [
    'retention-passed',
    'DocumentSigned',
    'there never was a copy',
    { policyVersion: '2025-04-25', until: '2027-11-24T10:00:00.000Z' },
    { after: async () => world.clock.pass(366 * day) },
  ],
  [
    'retention-passed',
    'RetentionChanged',
    'their copy was to be kept for a shorter time',
    { policyVersion: 'r2', until: later },
    {
      after: async (id) => {
        await archived(id, mine(), {
          type: 'RetentionChanged',
          data: { ...retained, policyVersion: 'r2', keepUntil: later, because: 'policy' },
        });
        world.clock.pass(40 * day);
      },
    },
  ],
  [
    'retention-passed',
    'DocumentSigned',
    'the sender asks',
    { next: 'give-a-copy' },
    { side: 'organization', after: async () => world.clock.pass(366 * day) },
  ],
  [
    'purged',
    'DocumentPurged',
    'their copy was deleted',
    { certificateId: 'c1', next: 'see-certificate' },
    {
      after: (id) =>
        archived(
          id,
          mine(),
          { type: 'PurgeStarted', data: { ...retained, certificateId: 'c1' } },
          { type: 'DocumentPurged', data: { certificate: { certificateId: 'c1' }, signature: {} } },
        ),
    },
  ],
  [
    'purged',
    'DocumentBytesPurged',
    'nobody holds it any more',
    { next: 'ask-other-signatories' },
    {
      after: (id) =>
        world.happened(
          streams.document(documentOf(id)),
          { type: 'DocumentStored', data: { documentId: documentOf(id) } },
          { type: 'DocumentBytesPurged', data: { files: [], keyDestroyed: true } },
        ),
    },
  ],
  [
    'purged',
    'DocumentPurged',
    'the sender asks about their own',
    { certificateId: 'c2' },
    {
      side: 'organization',
      after: (id) =>
        archived(id, theirs, { type: 'DocumentPurged', data: { certificate: { certificateId: 'c2' }, signature: {} } }),
    },
  ],
  [
    'organization-account-holds-it',
    'DocumentArchived',
    'it was archived',
    { next: 'ask-the-organization' },
    { after: (id) => archived(id, theirs) },
  ],
  [
    'organization-account-holds-it',
    'InvitationCompleted',
    'it is archived in a moment',
    { next: 'look-in-the-archive' },
    { side: 'organization' },
  ],
];

describe('Why somebody misses a document', () => {
  it('is made to happen for every reason', () => {
    expect(new Set(situations.map(([reason]) => reason))).toEqual(new Set(missingReasons));
  });

  it.each(situations)(
    '%s, by %s: %s',
    async (reason, type, _, expected, { asked = signed, told, after, side = 'person', person }) => {
      const id = await world.invitation(asked, told);
      await after?.(id);
      const found = await findings(id, side, person);
      const finding = found.find((one) => one.reason === reason) as Finding;
      expect(finding).toMatchObject({ verdict: 'holds', ...expected });
      expect(named(finding)).toBe(type);
      for (const one of found.filter(({ because }) => because)) named(one);
    },
  );

  it('does not lie in what happened to others, or to a link that another one has replaced', async () => {
    const others = { ...mail, signatoryId: 's1' };
    const replaced = { type: 'LinkClosed', data: { linkId: 'l2', reason: 'replaced' } };
    const id = await world.invitation([{ by: aino }, { by: 'drawing', email: 'x@example.com' }]);
    await delivered(
      id,
      { type: 'EmailHandedOver', data: mail },
      { type: 'EmailBounced', data: others },
      { type: 'DownloadLinkIssued', data: link },
      { type: 'DownloadLinkIssued', data: { ...link, linkId: 'l2' } },
      replaced,
      { type: 'DocumentDownloaded', data: { linkId: 'l9', documentId: documentOf(id), sha256: 'a' } },
    );
    const found = await findings(id, 'person');
    for (const [reason, type] of [
      ['mail-bounced', 'EmailHandedOver'],
      ['link-expired-or-used', 'DownloadLinkIssued'],
    ]) {
      const finding = found.find((one) => one.reason === reason) as Finding;
      expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', type]);
    }
  });

  it('comes with the copy that they have after all, where they may see it, until it goes', async () => {
    const id = await world.invitation(signed);
    expect(await copiesOf(id)).toEqual([]);
    await archived(id, theirs);
    await archived(id, mine());
    expect(await copiesOf(id)).toEqual([newIdOf(documentOf(id), `archived/${holderKey(mine() as never)}`)]);
    expect(await copiesOf(id, { ...me, assurance: 'single-factor' })).toEqual([]);
    const gone = await world.invitation(signed);
    await archived(gone, mine(), { type: 'PurgeStarted', data: { ...retained, certificateId: 'c1' } });
    expect(await copiesOf(gone)).toEqual([]);
  });

  it('leads to no new link where the sender has revoked it, or the document is gone with one’s own copy', async () => {
    const revoked = { type: 'LinkClosed', data: { linkId: 'l1', reason: 'revoked' } };
    const issued = { type: 'DownloadLinkIssued', data: link };
    const nextOf = async (id: string) =>
      (await findings(id, 'person')).find(({ reason }) => reason === 'link-expired-or-used')?.next;
    const closed = await world.invitation(signed);
    await delivered(closed, issued, revoked);
    expect(await nextOf(closed)).toBe('ask-the-organization');
    const gone = await world.invitation(signed);
    await delivered(gone, issued);
    const certificate = { certificateId: 'c1' };
    await archived(gone, mine(), { type: 'DocumentPurged', data: { certificate, signature: {} } });
    await world.happened(
      streams.document(documentOf(gone)),
      { type: 'DocumentStored', data: { documentId: documentOf(gone) } },
      { type: 'DocumentBytesPurged', data: { files: [], keyDestroyed: true } },
    );
    world.clock.pass(40 * day);
    expect(await nextOf(gone)).toBe('ask-other-signatories');
  });

  it('is not told to the person when the sender has deleted its copy, which is the sender’s own matter', async () => {
    const id = await world.invitation([{ by: 'drawing' }]);
    await archived(id, theirs, { type: 'PurgeStarted', data: { ...retained, certificateId: 'c2' } });
    const mine = await findings(id, 'person');
    expect(mine.find(({ reason }) => reason === 'organization-account-holds-it')).toEqual({
      ...{ reason: 'organization-account-holds-it', verdict: 'does-not-hold' },
    });
    expect(mine.find(({ reason }) => reason === 'signed-without-strong-authentication')?.next).toBe(
      'ask-other-signatories',
    );
    const own = await findings(id, 'organization');
    expect(own.find(({ reason }) => reason === 'purged')).toMatchObject({ verdict: 'holds', certificateId: 'c2' });
  });

  it('is not that a time has passed for which nobody would have kept it', async () => {
    const id = await world.invitation(signed, { delivery: { saveToPersonalAccount: false } });
    world.clock.pass(366 * day);
    const finding = (await findings(id, 'person')).find(({ reason }) => reason === 'retention-passed') as Finding;
    expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', 'InvitationSent']);
  });

  it('is for the sender how long a personal account keeps it, and not how long the sender does', async () => {
    const id = await world.invitation(signed);
    await archived(id, theirs, { type: 'RetentionChanged', data: { ...retained, keepUntil: later, because: 'rule' } });
    world.clock.pass(40 * day);
    const found = await findings(id, 'organization');
    const finding = found.find(({ reason }) => reason === 'retention-passed') as Finding;
    expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', 'DocumentSigned']);
  });

  it('lies with the organization that was represented, also for the one that sent it', async () => {
    const id = await world.invitation([{ by: aino, role: registered }]);
    const found = await findings(id, 'organization');
    const finding = found.find(({ reason }) => reason === 'signed-as-representative');
    expect(finding).toMatchObject({ verdict: 'holds', next: 'ask-represented-organization' });
  });
});
