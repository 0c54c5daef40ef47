import {
  type AuthenticationId,
  identityDifference,
  type InvitationEvent,
  invitationDecider,
  isFrozen,
  type LinkId,
  type Logged,
  maskIdentityNumber,
  type SentSignatory,
  type SessionId,
  type SignatoryAuthenticated,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { type CommandIdentity, newIdOf, processIdentity } from '../command-identity.js';
import { identityKeysOf } from '../people/identity-keys.js';
import type { CallbackParameters, ProofedIdentity } from '../ports/identity-broker.port.js';
import type { BegunBySignatory } from '../sealed-authentications.js';
import { CommandRejectedError } from '../transact.js';
import { failureOf, recordAuthentication, refusalOf } from './authentication-outcome.js';
import { discardEvidence, storeEvidence } from './identity-evidence.js';
import { openLink } from './signing-link.js';

/** What an authentication that succeeded answers. */
export interface AuthenticationAnswer {
  readonly invitationId: string;
  readonly signatoryId: string;
  readonly method: string;
  readonly name: string | null;
  readonly validUntil: string;
  readonly test: boolean;
}

/**
 * Ends an authentication with what the person's browser brought back: once.
 * @throws CommandRejectedError `authentication-unknown` when it came back before, `authentication-cancelled`,
 * `authentication-failed`, `authentication-invalid`, `broker-unavailable`, `identity-mismatch`, and those of the invitation
 */
export async function completeAuthentication(
  app: Application,
  { session, pending }: BegunBySignatory,
  callback: CallbackParameters,
): Promise<AuthenticationAnswer> {
  const identity = {
    ...processIdentity('authentication', `${session.invitationId}/${pending.reference}`, null),
    actor: `signatory:${session.signatoryId}`,
  };
  const signatory = await signatoryOf(app, session, identity);
  const outcome = await app.identities.complete(callback, pending);
  const which = {
    authenticationId: newIdOf(identity.commandId, 'authentication') as AuthenticationId,
    signatoryId: session.signatoryId as SignatoryId,
    linkId: session.linkId as LinkId,
    sessionId: session.sessionId as SessionId,
    method: pending.method,
  };
  if ('failed' in outcome) {
    await once(recordAuthentication(app, session, identity, { failed: { ...which, ...failureOf(outcome.failed) } }));
    throw refusalOf(outcome.failed);
  }
  const [event] = await recordProofed(app, session, identity, { which, signatory, came: outcome.proofed });
  if (event?.type !== 'SignatoryAuthenticated') throw new CommandRejectedError({ code: 'identity-mismatch' });
  const { method, validUntil, test = false, identity: who } = event.data;
  return { ...idsOf(session), method, name: who.name, validUntil, test };
}

const idsOf = ({ invitationId, signatoryId }: SigningSession) => ({ invitationId, signatoryId });

/** As the sender asked them; before the broker is asked, which a second callback must not bring about. */
async function signatoryOf(
  app: Application,
  session: SigningSession,
  { commandId }: CommandIdentity,
): Promise<SentSignatory> {
  const { state, events } = await app.transactor.load(streams.invitation(session.invitationId), invitationDecider);
  if (events.some(({ meta }) => meta.commandId === commandId)) throw used();
  await openLink(app, session);
  const signatory = isFrozen(state) && state.signatories.find((s) => s.signatoryId === session.signatoryId);
  if (!signatory) throw new CommandRejectedError({ code: 'signatory-unknown' });
  return signatory;
}

interface Proofed {
  readonly which: Pick<
    SignatoryAuthenticated['data'],
    'authenticationId' | 'signatoryId' | 'linkId' | 'sessionId' | 'method'
  >;
  readonly signatory: SentSignatory;
  readonly came: ProofedIdentity;
}

async function recordProofed(
  app: Application,
  session: SigningSession,
  identity: CommandIdentity,
  { which, signatory, came }: Proofed,
): Promise<readonly Logged<InvitationEvent>[]> {
  const { country, level, scheme, broker, issuer, authenticatedAt, test } = came;
  const lacksNumber = signatory.identityNumber && !came.identityNumber;
  const difference = identityDifference(signatory.identity, came) ?? (lacksNumber ? 'number-missing' : null);
  if (difference !== null) {
    const failed = { ...which, code: 'identity-mismatch' as const, difference };
    return once(recordAuthentication(app, session, identity, { failed }));
  }
  const evidence = await storeEvidence(app, session, which.authenticationId, came.evidence);
  const proofed = {
    ...which,
    ...{ country, level, scheme, broker, issuer, authenticatedAt, evidence },
    identity: {
      name: came.name,
      birthDate: came.birthDate,
      identityNumber: shownNumber(came, signatory),
      keys: identityKeysOf(app, came),
    },
    ...(test ? { test: true as const } : {}),
  };
  try {
    return await once(recordAuthentication(app, session, identity, { proofed }));
  } catch (error) {
    // Of two callbacks at once, the other one's evidence lies under the same name.
    const code = error instanceof CommandRejectedError ? error.rejection.code : null;
    if (code !== null && code !== 'authentication-unknown') await discardEvidence(app, evidence);
    throw error;
  }
}

function shownNumber({ identityNumber }: ProofedIdentity, signatory: SentSignatory): string | null {
  if (!identityNumber) return null;
  return signatory.identityNumber ? identityNumber.value : maskIdentityNumber(identityNumber);
}

async function once(recording: ReturnType<typeof recordAuthentication>): Promise<readonly Logged<InvitationEvent>[]> {
  const { events, repeated } = await recording;
  if (repeated) throw used();
  return events;
}

function used(): CommandRejectedError {
  return new CommandRejectedError({ code: 'authentication-unknown' });
}
