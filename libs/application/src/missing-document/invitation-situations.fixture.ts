import { streams } from '@attestory/domain';
import { aino } from '../testing/fake-broker.sample.js';
import { type Asked } from '../testing/recorded.sample.js';
import { onPaper, registered, vera } from './asking.fixture.js';
import type { SituationRow } from './situation.fixture.js';

const drawn: readonly Asked[] = [{ by: 'drawing' }];

/** Reasons that lie in the invitation, how it was signed, and what its sender wished. */
export const invitationSituations: readonly SituationRow[] = [
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
    'signed-on-paper',
    'ManualSignatureRecorded',
    'the sender recorded that they did',
    { next: 'ask-the-organization' },
    {
      asked: [{ by: null }],
      told: { end: null },
      after: (id, { world }) => world.happened(streams.invitation(id), onPaper({ signatoryId: 's0' })),
    },
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
      after: (id, { delivered }) => {
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
];
