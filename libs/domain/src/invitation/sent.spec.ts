import { describe, it } from '@jest/globals';
import type { Instant } from '../ids.js';
import { given } from '../testing/given.sample.js';
import {
  correct,
  decline,
  extend,
  historyOf,
  inAMonth,
  now,
  open,
  remind,
  sent,
  sign,
  tomorrow,
} from '../testing/invitation.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';

const invitation = (...commands: InvitationCommand[]) => given(invitationDecider, historyOf(...commands));
const justBefore = '2026-12-24T09:59:59.999Z' as Instant;
const almostTomorrow = '2026-11-25T09:59:59.999Z' as Instant;
const newYear = '2027-01-01T00:00:00.000Z' as Instant;

describe('declining', () => {
  it('closes the invitation in the same append; signatures made stay, and who is left is said', () => {
    invitation(sent(), open('bo'), sign('bo'))
      .when(decline('aino'))
      .thenAccepted(
        { type: 'SignatoryDeclined', data: { signatoryId: 'aino', linkId: 'link-aino', reason: 'No' } as never },
        { type: 'InvitationDeclined', data: { declinedBy: 'aino', signedBy: ['bo'], pending: ['carla'] } as never },
      );
  });

  it('needs no opening, and is for the pending of this invitation only', () => {
    invitation(sent()).when(decline('stranger')).thenRejected('signatory-unknown');
    invitation(sent(), open('bo'), sign('bo')).when(decline('bo')).thenRejected('already-signed');
    invitation(sent('sequential')).when(decline('carla')).thenAccepted('SignatoryDeclined', 'InvitationDeclined');
  });

  it('ends with the time to sign, to the millisecond', () => {
    invitation(sent()).when(decline('aino', justBefore)).thenAccepted('SignatoryDeclined', 'InvitationDeclined');
    invitation(sent()).when(decline('aino', inAMonth)).thenRejected('invitation-is-expired');
  });

  it('closes the links of everybody', () => {
    const declined = invitation(sent(), open('bo'), decline('aino'));
    declined.when(open('bo', now, 'new-link')).thenRejected('link-closed', { reason: 'declined' });
    declined.when(sign('bo')).thenRejected('invitation-is-declined');
  });
});

describe('reminding', () => {
  it('reaches all who are pending, and says who asked for it', () => {
    const data = (signatoryId: string) => ({ signatoryId, trigger: 'schedule', notAgainBefore: tomorrow }) as never;
    invitation(sent(), open('bo'), sign('bo'))
      .when(remind(null, now, 'schedule'))
      .thenAccepted(
        { type: 'SignatoryReminded', data: data('aino') },
        { type: 'SignatoryReminded', data: data('carla') },
      );
  });

  it('reaches only whose turn it is where there is an order', () => {
    invitation(sent('sequential')).when(remind(null)).thenAccepted('SignatoryReminded');
    invitation(sent('sequential'))
      .when(remind(['bo']))
      .thenRejected('not-asked-yet');
  });

  it('takes only pending signatories of this invitation', () => {
    const signed = invitation(sent(), open('bo'), sign('bo'));
    signed.when(remind(['bo'])).thenRejected('already-signed');
    signed.when(remind(['aino', 'stranger'])).thenRejected('signatory-unknown');
    signed.when(remind(['aino', 'aino'])).thenAccepted('SignatoryReminded');
  });

  it('keeps the pause for each person, to the millisecond, and says from when on', () => {
    const once = [sent(), remind(['aino'])];
    invitation(...once)
      .when(remind(['aino'], almostTomorrow))
      .thenRejected('reminded-too-recently', { availableAt: tomorrow });
    invitation(...once)
      .when(remind(['aino', 'bo'], almostTomorrow))
      .thenRejected('reminded-too-recently');
    invitation(...once)
      .when(remind(['aino'], tomorrow))
      .thenAccepted('SignatoryReminded');
    invitation(...once)
      .when(remind(null))
      .thenAccepted('SignatoryReminded', 'SignatoryReminded');
    invitation(...once, remind(null))
      .when(remind(null))
      .thenRejected('reminded-too-recently', { availableAt: tomorrow });
  });

  it('by the schedule does not wait for that pause, and says when the next comes', () => {
    const next = { ...remind(['aino'], now, 'schedule'), nextAt: inAMonth } as InvitationCommand;
    const data = { signatoryId: 'aino', trigger: 'schedule', notAgainBefore: tomorrow, nextAt: inAMonth } as never;
    invitation(sent(), remind(['aino']))
      .when(next)
      .thenAccepted({ type: 'SignatoryReminded', data });
  });

  it('ends with the time to sign', () => {
    invitation(sent()).when(remind(null, inAMonth)).thenRejected('invitation-is-expired');
  });
});

describe('correcting a contact', () => {
  it('keeps the old and the new address, and nothing else changes', () => {
    const data = { signatoryId: 'aino', previousEmail: 'aino@example.com', email: 'new@example.com' } as never;
    invitation(sent()).when(correct('aino')).thenAccepted({ type: 'SignatoryContactCorrected', data });
    const again = { signatoryId: 'aino', previousEmail: 'new@example.com', email: 'third@example.com' } as never;
    invitation(sent(), correct('aino'))
      .when(correct('aino', 'third@example.com'))
      .thenAccepted({ type: 'SignatoryContactCorrected', data: again });
  });

  it('is refused once they have opened or signed, and for whoever is not asked', () => {
    invitation(sent(), open('aino')).when(correct('aino')).thenRejected('already-opened');
    invitation(sent(), open('aino')).when(correct('bo')).thenAccepted('SignatoryContactCorrected');
    invitation(sent(), open('aino'), sign('aino')).when(correct('aino')).thenRejected('already-signed');
    invitation(sent()).when(correct('stranger')).thenRejected('signatory-unknown');
    invitation(sent())
      .when(correct('aino', 'new@example.com', inAMonth))
      .thenRejected('invitation-is-expired');
  });
});

describe('extending', () => {
  it('moves the end, for opening, signing and expiring alike', () => {
    const data = { previousExpiresAt: inAMonth, expiresAt: newYear };
    invitation(sent()).when(extend(newYear)).thenAccepted({ type: 'InvitationExtended', data });
    const extended = [sent(), extend(newYear), open('aino', inAMonth)];
    invitation(...extended)
      .when(sign('aino', { now: inAMonth }))
      .thenAccepted('DocumentSigned');
    invitation(...extended)
      .when({ type: 'ExpireInvitation', now: inAMonth })
      .thenRejected('not-yet-expired');
    invitation(...extended)
      .when({ type: 'ExpireInvitation', now: newYear })
      .thenAccepted('InvitationExpired');
  });

  it('goes forward only, and not once the time is over', () => {
    invitation(sent()).when(extend(inAMonth)).thenRejected('not-an-extension', { expiresAt: inAMonth });
    invitation(sent()).when(extend(justBefore)).thenRejected('not-an-extension');
    invitation(sent()).when(extend(now)).thenRejected('expiry-in-the-past');
    invitation(sent()).when(extend(newYear, inAMonth)).thenRejected('invitation-is-expired');
  });
});
