import {
  type AuthenticateSignatory,
  type AuthenticationFailed,
  authenticationHoldsFor,
  deliveryDecider,
  type Instant,
  type InvitationEvent,
  invitationDecider,
  type Logged,
  streams,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';
import { later } from '../ports/clock.port.js';
import type { AuthenticationFailure } from '../ports/identity-broker.port.js';
import { CommandRejectedError } from '../transact.js';
import { requireOpenLink } from './signing-link.js';

/** Records what an authentication came to, as long as the link over which it was begun is open. */
export async function recordAuthentication(
  app: Application,
  session: SigningSession,
  identity: CommandIdentity,
  outcome: AuthenticateSignatory['outcome'],
): Promise<{ readonly events: readonly Logged<InvitationEvent>[]; readonly repeated: boolean }> {
  const { invitationId } = session;
  const { state: delivery } = await app.transactor.load(streams.delivery(invitationId), deliveryDecider);
  return app.transactor.transact({
    stream: streams.invitation(invitationId),
    decider: invitationDecider,
    command: async (state) => {
      await requireOpenLink(app, session, delivery, state);
      const now = app.clock.now();
      return { type: 'AuthenticateSignatory' as const, now, validUntil: validUntil(outcome, now), outcome };
    },
    identity,
    content: { authentication: identity.commandId },
  });
}

/** Counted from when the person authenticated, which may be a while ago; a broker's clock that is ahead wins nothing. */
function validUntil(outcome: AuthenticateSignatory['outcome'], now: Instant): Instant {
  const at = 'proofed' in outcome ? outcome.proofed.authenticatedAt : now;
  return later(at < now ? at : now, authenticationHoldsFor);
}

/** A failure as it is recorded. */
export function failureOf(failure: AuthenticationFailure): Pick<AuthenticationFailed['data'], 'code' | 'reason'> {
  switch (failure.code) {
    case 'invalid-answer':
      return { code: failure.code, reason: failure.fault };
    case 'failed-at-broker':
    case 'broker-unavailable':
      return { code: failure.code, reason: failure.reason };
    case 'cancelled':
    case 'method-not-offered':
      return { code: failure.code };
  }
}

const refusals = {
  cancelled: 'authentication-cancelled',
  'failed-at-broker': 'authentication-failed',
  'invalid-answer': 'authentication-invalid',
  'broker-unavailable': 'broker-unavailable',
  'method-not-offered': 'method-not-offered',
} as const satisfies Readonly<Record<AuthenticationFailure['code'], string>>;

/** A failure as whoever asked is told it: which of our checks failed is for the history, not for a forger. */
export function refusalOf({ code }: AuthenticationFailure): CommandRejectedError {
  return new CommandRejectedError({ code: refusals[code] });
}
