import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { decline, historyOf, inAMonth, open, recordManually, sent, sign } from '../testing/invitation.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';

const history = (...more: InvitationCommand[]) => given(invitationDecider, historyOf(sent(), ...more));

describe('a signature on paper', () => {
  it('is recorded with its scan, who signed, when, and who vouches', () => {
    history()
      .when(recordManually(['bo'], { named: ['Nobody’s signatory'] }))
      .thenAccepted({
        type: 'ManualSignatureRecorded',
        data: {
          scan: { documentId: 'scan', fileName: 'scan.pdf', sha256: 'scan'.padEnd(64, '0'), bytes: 9, pages: 2 },
          signedBy: [{ signatoryId: 'bo', name: 'Name of bo' }, { name: 'Nobody’s signatory' }],
          signedOn: '2026-11-24',
          vouchedBy: { kind: 'client', clientId: 'client' },
        },
      } as never);
  });

  it('is no signature of the invitation: whoever signed on paper can still sign, and completes it', () => {
    history(recordManually(['aino', 'bo', 'carla']), open('aino'), sign('aino'), open('bo'), sign('bo'), open('carla'))
      .when(sign('carla'))
      .thenAccepted('DocumentSigned', 'InvitationCompleted');
  });

  it('can also be of somebody who has signed in the service, or of several together', () => {
    history(open('aino'), sign('aino'))
      .when(recordManually(['aino', 'carla']))
      .thenAccepted('ManualSignatureRecorded');
  });

  it.each([
    ['was cancelled', [{ type: 'CancelInvitation', reason: null }]],
    ['was declined', [open('bo'), decline('bo')]],
    ['has expired', [{ type: 'ExpireInvitation', now: inAMonth }]],
  ] as const)('is recorded also of an invitation that %s', (_, closing) => {
    history(...(closing as readonly InvitationCommand[]))
      .when(recordManually(['bo']))
      .thenAccepted('ManualSignatureRecorded');
  });

  it('is not missing where all have signed', () => {
    const all = ['aino', 'bo', 'carla'].flatMap((id) => [open(id), sign(id)]);
    history(...all)
      .when(recordManually(['bo']))
      .thenRejected('invitation-is-completed');
  });

  it('changes nothing when the same scan comes again', () => {
    history(recordManually(['bo']))
      .when(recordManually(['carla']))
      .thenAccepted();
  });

  it('is somebody’s', () => {
    history().when(recordManually([])).thenRejected('nobody-signed');
    history()
      .when(recordManually(['stranger']))
      .thenRejected('signatory-unknown');
  });

  it('is of a day that has begun somewhere', () => {
    history()
      .when(recordManually(['bo'], { signedOn: '2026-11-25' }))
      .thenAccepted('ManualSignatureRecorded');
    history()
      .when(recordManually(['bo'], { signedOn: '2026-11-26' }))
      .thenRejected('signed-in-the-future');
  });

  it('comes in as many scans as an invitation may have documents', () => {
    const scans = ['s1', 's2', 's3'].map((scan) => recordManually(['bo'], { scan }));
    history(...scans)
      .when(recordManually(['bo'], { scan: 's4' }))
      .thenRejected('too-many-documents', { limit: 3 });
  });
});
