import type { AuthenticationMethod } from '@attestory/domain';
import type { Application } from '../application.js';
import { refusalOf } from '../commands/authentication-outcome.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import type { CallbackParameters, PendingAuthentication } from '../ports/identity-broker.port.js';
import { CommandRejectedError } from '../transact.js';
import type { PersonAuthentication } from './begin-sign-in.js';
import { linkIdentity } from './link-identity.js';
import { hasStarted } from './person-session.js';
import { type FoundPerson, registerOrFindPerson } from './register-person.js';

/** Who came back from a broker, and what their session starts from. */
export interface StrongSignIn extends FoundPerson {
  readonly method: AuthenticationMethod;
  readonly authenticationId: string;
  readonly from: string;
  readonly name: string | null;
  readonly test: boolean;
}

/**
 * Ends an authentication of somebody who signs in, registers, or adds an identity, with what their browser brought back. It
 * counts once: the session that starts from it starts once. Of the broker's evidence nothing is kept; what it is worth
 * ends with the session.
 * @throws CommandRejectedError `authentication-unknown` when it came back before, `authentication-cancelled`,
 * `authentication-failed`, `authentication-invalid`, `broker-unavailable`, `person-unknown`, `identity-linked-elsewhere`,
 * and those of {@link linkIdentity}
 */
export async function completeSignIn(
  app: Application,
  { person, pending }: { readonly person: PersonAuthentication; readonly pending: PendingAuthentication },
  callback: CallbackParameters,
  correlationId: string,
): Promise<StrongSignIn> {
  const from = `authentication/${pending.reference}`;
  if (await hasStarted(app, from)) throw new CommandRejectedError({ code: 'authentication-unknown' });
  const outcome = await app.identities.complete(callback, pending);
  if ('failed' in outcome) throw refusalOf(outcome.failed);
  const { proofed } = outcome;
  const authenticationId = newIdOf(processIdentity('sign-in', from, null).commandId, 'authentication');
  const proof = { proofed, authenticationId };
  const { intent, language, sessionId } = person;
  const found =
    intent === 'link'
      ? await linkIdentity(app, sessionId, proof, { correlationId })
      : await registerOrFindPerson(app, proof, { language, register: intent === 'register', correlationId });
  const { method, name, test } = proofed;
  return { ...found, method, authenticationId, from, name, test };
}
