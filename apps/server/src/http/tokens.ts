import type { InvitationLimits } from '@attestory/domain';

/** How many documents and signatories an invitation may have. */
export type Limits = InvitationLimits;
export const InvitationLimitsToken = Symbol('InvitationLimits');
/** Tokens of programs, signatories and people. */
export const SESSION_TOKENS = Symbol('SessionTokens');
/** The demo's mail catcher; null outside demo mode. */
export const MailCatcherToken = Symbol('MailCatcher');
/** Figures of the service, and who may read them. */
export const MetricsToken = Symbol('Metrics');
/** Authentications under way, as browsers keep them. */
export const SealedAuthenticationsToken = Symbol('SealedAuthentications');
/** Whether the service can work now: throws when it can't. */
export const ReadinessToken = Symbol('Readiness');
/** How many links to sign in one caller may ask for in an hour. */
export const EmailLinksPerHourToken = Symbol('EmailLinksPerHour');
