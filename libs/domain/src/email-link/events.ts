import type { Instant, LinkId, Personal } from '../ids.js';
import type { Language } from '../invitation/events.js';

/**
 * Somebody asked for a link to sign in, to be sent to an e-mail address. It says nothing about whether anybody with that
 * address is known: the fact is the same for everybody. The link's secret is derived from its id and stored nowhere.
 */
export interface EmailLinkRequested {
  readonly type: 'EmailLinkRequested';
  readonly data: {
    readonly linkId: LinkId;
    readonly email: Personal<string>;
    /** Of the e-mail, and of whom it registers. */
    readonly language: Language;
    readonly expiresAt: Instant;
  };
}

/** The link was used, which it can be once: whoever did reads the mail that goes to its address. */
export interface EmailLinkUsed {
  readonly type: 'EmailLinkUsed';
  readonly data: {
    /** UUID of who signed in. */
    readonly personId: string;
  };
}

/** Every fact of the stream `email-link-{linkId}`. */
export type EmailLinkEvent = EmailLinkRequested | EmailLinkUsed;
