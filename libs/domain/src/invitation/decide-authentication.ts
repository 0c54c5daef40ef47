import { accept, reject } from '../decider.js';
import { reaches } from '../identity/authentication-method.js';
import type { Instant } from '../ids.js';
import type { AuthenticateSignatory } from './commands.js';
import type { InvitationDecision } from './decide.js';
import type { InvitationEvent } from './events.js';
import type { CurrentAuthentication, SentSignatory } from './state.js';

/** For how long a signature may rest on an authentication, in milliseconds (domain.md, Signing). */
export const authenticationHoldsFor = 15 * 60_000;

/** Decides what an authentication of a pending signatory came to: a fact in any case, as failures matter, too. */
export function decideAuthentication(
  { outcome, validUntil }: AuthenticateSignatory,
  signatory: SentSignatory,
): InvitationDecision {
  const came = 'failed' in outcome ? outcome.failed : outcome.proofed;
  if (!allowsMethod(signatory, came.method)) return reject({ code: 'authentication-method-not-allowed' });
  if ('failed' in outcome) return accept<InvitationEvent>({ type: 'AuthenticationFailed', data: outcome.failed });
  const { proofed } = outcome;
  const assurance = reaches(proofed.level, 'substantial') ? ('strong' as const) : ('single-factor' as const);
  return accept<InvitationEvent>({ type: 'SignatoryAuthenticated', data: { ...proofed, assurance, validUntil } });
}

/** Whether the sender lets a signatory authenticate by a method. */
export function allowsMethod(
  { methods, strongMethods }: { readonly methods: readonly string[]; readonly strongMethods: readonly string[] | null },
  method: string,
): boolean {
  return methods.includes('strong') && (strongMethods === null || strongMethods.includes(method));
}

/** The strong authentication that a signature in a browser may rest on now; `expired`: there was one. */
export function currentAuthentication(
  { authentications }: SentSignatory,
  sessionId: string,
  now: Instant,
): CurrentAuthentication | 'expired' | null {
  const own = authentications.filter((one) => one.sessionId === sessionId && one.assurance === 'strong');
  return own.findLast(({ validUntil }) => now < validUntil) ?? (own.length > 0 ? 'expired' : null);
}
