import type { AuthenticationMethod, Language } from '@attestory/domain';
import type { Application } from '../application.js';
import { callbackPath } from '../commands/begin-authentication.js';
import { refusalOf } from '../commands/authentication-outcome.js';
import type { BegunAuthentication } from '../ports/identity-broker.port.js';
import { CommandRejectedError } from '../transact.js';
import { requireMayLink } from './link-identity.js';

/** What somebody wants who goes to prove who they are. */
export type PersonIntent =
  /** Only who has an account. */
  | 'sign-in'
  /** Who has none gets one. */
  | 'register'
  /** One more identity for the account that the session is of. */
  | 'link';

/** An authentication under way, as its browser keeps it: whoever comes back signs in there, and nowhere else. */
export interface PersonAuthentication {
  readonly intent: PersonIntent;
  /** Of pages, and of a new account. */
  readonly language: Language;
  /** The session that the browser had when it began; that one ends. For `link` also whose account it is. */
  readonly sessionId: string | null;
}

/**
 * Starts a strong authentication of somebody who signs in, registers, or adds an identity. No identity number is asked for:
 * the broker's name for them is enough to find them again.
 * @throws CommandRejectedError `method-not-offered`, `broker-unavailable`; for `link` `session-over`,
 * `strong-authentication-required`
 */
export async function beginSignIn(
  app: Application,
  wanted: PersonAuthentication,
  { method, device }: { readonly method: AuthenticationMethod; readonly device?: 'this' | 'another' },
): Promise<BegunAuthentication> {
  if (wanted.intent === 'link') await requireMayLink(app, wanted.sessionId);
  if (!app.identities.methods().some((one) => one.method === method))
    throw new CommandRejectedError({ code: 'method-not-offered' });
  const expectation = { identityNumber: false, level: 'substantial' as const };
  const outcome = await app.identities.begin(method, expectation, {
    callbackUrl: `${app.settings.baseUrl}${callbackPath}`,
    language: wanted.language,
    ...(device ? { device } : {}),
  });
  if ('failed' in outcome) throw refusalOf(outcome.failed);
  return outcome.begun;
}
