import { randomUUID } from 'node:crypto';
import {
  allowsMethod,
  type AuthenticationId,
  type AuthenticationMethod,
  type Language,
  type LinkId,
  type SessionId,
  type SignatoryId,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { processIdentity } from '../command-identity.js';
import type { BegunAuthentication } from '../ports/identity-broker.port.js';
import { needsNumber, usableMethods } from '../queries/authentication-view.js';
import { CommandRejectedError } from '../transact.js';
import { failureOf, recordAuthentication, refusalOf } from './authentication-outcome.js';
import { openLink } from './signing-link.js';

/** Where brokers send people back to: the same for all of them. */
export const callbackPath = '/authenticate/callback';

/**
 * Starts a strong authentication of a signatory: where their browser goes, and what it has to keep meanwhile.
 * @throws CommandRejectedError `link-unknown`, `link-closed`, `already-signed`, `authentication-method-not-allowed`,
 * `method-not-offered`, `broker-unavailable`
 */
export async function beginAuthentication(
  app: Application,
  session: SigningSession,
  {
    method,
    device,
    language,
  }: {
    readonly method: AuthenticationMethod;
    readonly device?: 'this' | 'another';
    /** Of the broker's pages; absent: the invitation's. */
    readonly language?: Language;
  },
): Promise<BegunAuthentication> {
  const { invitation } = await openLink(app, session);
  const signatory = invitation.signatories.find((s) => s.signatoryId === session.signatoryId);
  if (!signatory) throw new CommandRejectedError({ code: 'signatory-unknown' });
  if (signatory.signed) throw new CommandRejectedError({ code: 'already-signed' });
  if (!allowsMethod(signatory, method)) throw new CommandRejectedError({ code: 'authentication-method-not-allowed' });
  if (!usableMethods(app, signatory).some((one) => one.method === method))
    throw new CommandRejectedError({ code: 'method-not-offered' });
  const expectation = { identityNumber: needsNumber(signatory), level: 'substantial' as const };
  const outcome = await app.identities.begin(method, expectation, {
    callbackUrl: `${app.settings.baseUrl}${callbackPath}`,
    language: language ?? invitation.language,
    ...(device ? { device } : {}),
  });
  if ('begun' in outcome) return outcome.begun;
  const attempt = randomUUID();
  const which = {
    authenticationId: attempt as AuthenticationId,
    signatoryId: session.signatoryId as SignatoryId,
    linkId: session.linkId as LinkId,
    sessionId: session.sessionId as SessionId,
    method,
  };
  const identity = {
    ...processIdentity('authentication', `${session.invitationId}/${attempt}`, null),
    actor: `signatory:${session.signatoryId}`,
  };
  await recordAuthentication(app, session, identity, { failed: { ...which, ...failureOf(outcome.failed) } });
  throw refusalOf(outcome.failed);
}
