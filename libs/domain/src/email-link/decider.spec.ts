import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { type EmailLinkCommand, emailLinkDecider } from './decider.js';
import type { EmailLinkEvent } from './events.js';

const at = (time: string) => `2026-11-26T${time}Z`;
const link = { linkId: 'l', email: 'aino@example.com', language: 'fi', expiresAt: at('10:30:00.000') };
const requested = { type: 'EmailLinkRequested', data: link } as unknown as EmailLinkEvent;
const used = { type: 'EmailLinkUsed', data: { personId: 'aino' } } as EmailLinkEvent;
const request = { type: 'RequestEmailLink', link } as unknown as EmailLinkCommand;
const use = (time: string, personId = 'aino') =>
  ({ type: 'UseEmailLink', personId, now: at(time) }) as unknown as EmailLinkCommand;

const emailLink = (...history: EmailLinkEvent[]) => given(emailLinkDecider, history);

describe('a link to sign in by e-mail', () => {
  it('is requested once', () => {
    emailLink().when(request).thenAccepted(requested);
    emailLink(requested).when(request).thenAccepted();
    emailLink(requested, used).when(request).thenAccepted();
  });

  it('says who signed in with it', () => {
    emailLink(requested).when(use('10:00:00.000')).thenAccepted(used);
  });

  it('is used once, by whomever', () => {
    for (const who of ['aino', 'somebody-else'])
      emailLink(requested, used).when(use('10:00:00.000', who)).thenRejected('link-closed', { reason: 'used' });
  });

  it('works until its time is over, to the millisecond', () => {
    emailLink(requested).when(use('10:29:59.999')).thenAccepted('EmailLinkUsed');
    emailLink(requested).when(use('10:30:00.000')).thenRejected('link-closed', { reason: 'expired' });
  });

  it('that was used says so also when its time is over', () => {
    emailLink(requested, used).when(use('11:00:00.000')).thenRejected('link-closed', { reason: 'used' });
  });

  it('is unknown when nobody asked for it', () => {
    emailLink().when(use('10:00:00.000')).thenRejected('link-unknown');
    emailLink(used).when(use('10:00:00.000')).thenRejected('link-unknown');
  });
});
