import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { Instant, LinkId } from '../ids.js';
import type { EmailLinkEvent, EmailLinkRequested } from './events.js';

/** How long a link to sign in works, in milliseconds. */
export const emailLinkFor = 30 * 60_000;

export type EmailLinkCommand =
  | { readonly type: 'RequestEmailLink'; readonly link: EmailLinkRequested['data'] }
  | { readonly type: 'UseEmailLink'; readonly personId: string; readonly now: Instant };

export type EmailLinkRejection =
  | { readonly code: 'link-unknown' }
  | { readonly code: 'link-closed'; readonly reason: 'expired' | 'used' };

export type EmailLinkState =
  | { readonly status: 'none' }
  | {
      readonly status: 'requested' | 'used';
      readonly linkId: LinkId;
      readonly expiresAt: Instant;
    };

/** Whether a link works at a time, or why not: once, and until it expires. */
export function checkEmailLink(state: EmailLinkState, now: Instant): EmailLinkRejection | null {
  switch (state.status) {
    case 'none':
      return { code: 'link-unknown' };
    case 'used':
      return { code: 'link-closed', reason: 'used' };
    case 'requested':
      return now >= state.expiresAt ? { code: 'link-closed', reason: 'expired' } : null;
  }
}

function decide(command: EmailLinkCommand, state: EmailLinkState): Decision<EmailLinkEvent, EmailLinkRejection> {
  switch (command.type) {
    case 'RequestEmailLink':
      return state.status === 'none'
        ? accept<EmailLinkEvent>({ type: 'EmailLinkRequested', data: command.link })
        : accept<EmailLinkEvent>();
    case 'UseEmailLink': {
      const refusal = checkEmailLink(state, command.now);
      if (refusal) return reject(refusal);
      return accept<EmailLinkEvent>({ type: 'EmailLinkUsed', data: { personId: command.personId } });
    }
  }
}

function evolve(state: EmailLinkState, event: EmailLinkEvent): EmailLinkState {
  switch (event.type) {
    case 'EmailLinkRequested': {
      const { linkId, expiresAt } = event.data;
      return { status: 'requested', linkId, expiresAt };
    }
    case 'EmailLinkUsed':
      return state.status === 'none' ? state : { ...state, status: 'used' };
  }
}

/** A link to sign in by e-mail: requested, used once. */
export const emailLinkDecider: Decider<EmailLinkCommand, EmailLinkEvent, EmailLinkState, EmailLinkRejection> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
