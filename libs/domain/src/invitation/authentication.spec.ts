import { describe, expect, it } from '@jest/globals';
import {
  authenticate,
  draft,
  failAuthentication,
  historyOf,
  hashOf,
  inAQuarter,
  now,
  open,
  sent,
  sign,
  signatory,
  strongly,
} from '../testing/invitation.sample.js';
import { given } from '../testing/given.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';
import type { InvitedSignatory } from './events.js';

const sentTo = (...signatories: InvitedSignatory[]) => draft({ documents: ['d1', 'd2'], signatories, send: true });
const invitation = (...commands: InvitationCommand[]) => given(invitationDecider, historyOf(...commands));
const toAino = sentTo(strongly('aino'));
const { light: _, ...withoutDrawing } = sign('aino');

describe('A strong authentication', () => {
  it('is recorded with what it proved, and holds for a quarter of an hour', () => {
    const command = authenticate('aino');
    const [event] = invitation(toAino).when(command).thenAccepted('SignatoryAuthenticated');
    expect(event?.data).toMatchObject({ method: 'fi-bank-id', assurance: 'strong', validUntil: inAQuarter });
  });

  it('need not wait for an opening, but for the invitation to be sent', () => {
    invitation(toAino).when(authenticate('aino')).thenAccepted('SignatoryAuthenticated');
    invitation(draft({ signatories: [strongly('aino')] }))
      .when(authenticate('aino'))
      .thenRejected('invitation-is-draft');
  });

  it('is by a method that the sender allows', () => {
    const only = sentTo(strongly('aino', { strongMethods: ['se-bankid', 'no-bankid'] }));
    invitation(only).when(authenticate('aino')).thenRejected('authentication-method-not-allowed');
    invitation(only).when(failAuthentication('aino')).thenRejected('authentication-method-not-allowed');
    invitation(only)
      .when(authenticate('aino', { method: 'no-bankid', country: 'NO' }))
      .thenAccepted('SignatoryAuthenticated');
  });

  it('is nothing for those who are to draw their signature', () => {
    invitation(sent()).when(authenticate('aino')).thenRejected('authentication-method-not-allowed');
  });

  it('is of one factor only where the scheme’s level is low', () => {
    const [event] = invitation(toAino)
      .when(authenticate('aino', { level: 'low' }))
      .thenAccepted('SignatoryAuthenticated');
    expect(event?.data).toMatchObject({ assurance: 'single-factor' });
    invitation(toAino, open('aino'), authenticate('aino', { level: 'low' }))
      .when(withoutDrawing)
      .thenRejected('strong-authentication-required');
  });

  it('of somebody else than the sender expects is recorded as failed, and no signature rests on it', () => {
    const mismatch = failAuthentication('aino', { code: 'identity-mismatch', difference: 'number' });
    invitation(toAino).when(mismatch).thenAccepted('AuthenticationFailed');
    invitation(toAino, open('aino'), mismatch).when(withoutDrawing).thenRejected('strong-authentication-required');
  });

  it('that failed is recorded with why', () => {
    const [event] = invitation(toAino)
      .when(failAuthentication('aino', { code: 'failed-at-broker', reason: 'access_denied' }))
      .thenAccepted('AuthenticationFailed');
    expect(event?.data).toMatchObject({ code: 'failed-at-broker', reason: 'access_denied' });
  });

  it('does not come after the signature', () => {
    const signed = [sentTo(signatory('aino', ['light', 'strong']), signatory('bo')), open('aino'), sign('aino')];
    invitation(...signed)
      .when(authenticate('aino'))
      .thenRejected('already-signed');
  });
});

describe('A signature that needs strong authentication', () => {
  const authenticated = [toAino, open('aino'), authenticate('aino')];

  it('rests on one of this signatory in this browser', () => {
    const documents = ['d1', 'd2'].map((id) => ({ documentId: id, sha256: hashOf(id) }));
    const { linkId, consent, role } = withoutDrawing;
    const basis = { method: 'fi-bank-id', assurance: 'strong', authenticationId: 'authentication-aino' };
    invitation(...authenticated)
      .when(withoutDrawing)
      .thenAccepted(
        { type: 'DocumentSigned', data: { signatoryId: 'aino', linkId, documents, consent, role, ...basis } } as never,
        'InvitationCompleted',
      );
  });

  it('is refused in another browser', () => {
    invitation(...authenticated)
      .when({ ...withoutDrawing, sessionId: 'session-elsewhere' as never })
      .thenRejected('strong-authentication-required');
  });

  it('is refused to another signatory in the same browser', () => {
    const both = [sentTo(strongly('aino'), strongly('bo')), open('aino'), open('bo'), authenticate('aino')];
    invitation(...both)
      .when({ ...sign('bo'), sessionId: 'session-aino' as never })
      .thenRejected('strong-authentication-required');
  });

  it('is refused a quarter of an hour later, until they authenticate again', () => {
    const late = { ...withoutDrawing, now: inAQuarter };
    invitation(...authenticated)
      .when(late)
      .thenRejected('authentication-expired');
    const again = authenticate('aino', { now: inAQuarter, validUntil: '2026-11-24T10:30:00.000Z' as never });
    invitation(...authenticated, again)
      .when(late)
      .thenAccepted('DocumentSigned', 'InvitationCompleted');
  });

  it('is not refused because a later authentication failed', () => {
    invitation(...authenticated, failAuthentication('aino'))
      .when(withoutDrawing)
      .thenAccepted('DocumentSigned', 'InvitationCompleted');
  });
});

describe('A signatory who may sign either way', () => {
  const either = [sentTo(signatory('aino', ['light', 'strong'])), open('aino')];

  it('signs strongly once they have authenticated, and lightly before', () => {
    const methodOf = (...commands: InvitationCommand[]) =>
      (
        invitation(...commands)
          .when(sign('aino'))
          .thenAccepted('DocumentSigned', 'InvitationCompleted')[0] as never as {
          data: { method: string };
        }
      ).data.method;
    expect(methodOf(...either)).toBe('light');
    expect(methodOf(...either, authenticate('aino'))).toBe('fi-bank-id');
  });

  it('is told what is missing', () => {
    invitation(...either)
      .when(withoutDrawing)
      .thenRejected('drawing-required');
    invitation(...either, authenticate('aino'))
      .when({ ...withoutDrawing, now: inAQuarter })
      .thenRejected('authentication-expired');
    invitation(...either, authenticate('aino'))
      .when(sign('aino', { now: inAQuarter }))
      .thenAccepted('DocumentSigned', 'InvitationCompleted');
  });
});

describe('What the sender wants of an authentication', () => {
  it('can be changed and taken back while the invitation is a draft, and is frozen with it', () => {
    const strongMethods = ['se-bankid'] as const;
    const change = { type: 'ChangeSignatory', signatoryId: 'aino' as never, strongMethods } as const;
    const started = draft({ documents: ['d1'], signatories: [strongly('aino')] });
    const send = { type: 'SendInvitation', now, defaultExpiresAt: inAQuarter, policyVersion: '1' } as const;
    invitation(started, change, send).when(authenticate('aino')).thenRejected('authentication-method-not-allowed');
    invitation(started, change, { ...change, strongMethods: null }, send)
      .when(authenticate('aino'))
      .thenAccepted('SignatoryAuthenticated');
  });
});
