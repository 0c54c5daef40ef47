import { streams } from '@attestory/domain';
import { documentOf } from '../testing/recorded.sample.js';
import { day, later, link, mail, retained, theirs } from './asking.fixture.js';
import type { SituationRow } from './situation.fixture.js';

/** Reasons that lie in what became of the document afterwards. */
export const deliverySituations: readonly SituationRow[] = [
  [
    'mail-bounced',
    'EmailBounced',
    'the newest e-mail came back',
    { next: 'give-another-address' },
    {
      after: (id, { delivered }) =>
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
      after: async (id, { delivered, world }) => {
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
      after: (id, { delivered }) =>
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
      after: (id, { delivered }) =>
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
    { after: async (_, { world }) => world.clock.pass(366 * day) },
  ],
  [
    'retention-passed',
    'RetentionChanged',
    'their copy was to be kept for a shorter time',
    { policyVersion: 'r2', until: later },
    {
      after: async (id, { archived, mine, world }) => {
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
    { side: 'organization', after: async (_, { world }) => world.clock.pass(366 * day) },
  ],
  [
    'purged',
    'DocumentPurged',
    'their copy was deleted',
    { certificateId: 'c1', next: 'see-certificate' },
    {
      after: (id, { archived, mine }) =>
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
      after: (id, { world }) =>
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
      after: (id, { archived }) =>
        archived(id, theirs, { type: 'DocumentPurged', data: { certificate: { certificateId: 'c2' }, signature: {} } }),
    },
  ],
  [
    'organization-account-holds-it',
    'DocumentArchived',
    'it was archived',
    { next: 'ask-the-organization' },
    { after: (id, { archived }) => archived(id, theirs) },
  ],
  [
    'organization-account-holds-it',
    'InvitationCompleted',
    'it is archived in a moment',
    { next: 'look-in-the-archive' },
    { side: 'organization' },
  ],
];
