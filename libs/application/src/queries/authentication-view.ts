import {
  allowsMethod,
  type AuthenticationFailureCode,
  countryOf,
  currentAuthentication,
  type FrozenState,
  type InvitationEvent,
  type SentSignatory,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import type { OfferedMethod } from '../ports/identity-broker.port.js';
import { withoutMethod } from '../without-method.js';

/** What a signatory can do about strong authentication in this browser. */
export interface AuthenticationView {
  /** Without one they can't sign; false: a drawing is enough. */
  readonly required: boolean;
  /** Those that the sender allows and the service offers; empty: none. */
  readonly methods: readonly AvailableMethod[];
  /** Whether the sender named who must come. Whom, is not said here. */
  readonly expectsIdentity: boolean;
  /** The sender requires the whole identity number. */
  readonly identityNumberRequired: boolean;
  /** `none`: not yet in this browser; `expired`: too long ago to sign. */
  readonly state: 'none' | 'authenticated' | 'expired';
  /** What the newest one in this browser came to, where it came to nothing. */
  readonly failed?: AuthenticationFailureCode;
  readonly method?: string;
  /** Until when a signature may rest on it. */
  readonly validUntil?: string;
  /** What to do for those who have none of the methods, in the invitation's language. */
  readonly withoutMethod: string;
}

export interface AvailableMethod {
  readonly method: string;
  readonly country: string;
  readonly level: string;
  /** Whether it tells the identity number: `always`, `on-request` or `never`. */
  readonly identityNumber: OfferedMethod['identityNumber'];
  /** Of a sandbox: it proves nothing. */
  readonly test: boolean;
}

/** As of now, for the browser of this session. */
export function authenticationView(
  app: Application,
  session: SigningSession,
  signatory: SentSignatory,
  { language, events }: Pick<FrozenState, 'language'> & { readonly events: readonly InvitationEvent[] },
): AuthenticationView {
  const failed = failureIn(events, session);
  const required = !signatory.methods.includes('light');
  const methods = usableMethods(app, signatory).map(({ method, level, identityNumber, test }) => ({
    ...{ method, country: countryOf(method), level, identityNumber, test },
  }));
  return {
    ...{ required, methods },
    expectsIdentity: signatory.identity !== null,
    identityNumberRequired: signatory.identityNumber,
    ...stateOf(app, session.sessionId, signatory),
    ...(failed ? { failed } : {}),
    withoutMethod: withoutMethod(language, required),
  };
}

/** What the newest authentication of a browser came to; null where it came to something, or there is none. */
export function failureIn(
  events: readonly InvitationEvent[],
  { sessionId, signatoryId }: Pick<SigningSession, 'sessionId' | 'signatoryId'>,
): AuthenticationFailureCode | null {
  const newest = events.findLast(
    ({ type, data }) =>
      (type === 'SignatoryAuthenticated' || type === 'AuthenticationFailed') &&
      data.sessionId === sessionId &&
      data.signatoryId === signatoryId,
  );
  return newest?.type === 'AuthenticationFailed' ? newest.data.code : null;
}

/** Whether only a scheme that tells the identity number will do. */
export function needsNumber({ identity, identityNumber }: SentSignatory): boolean {
  return identityNumber || (identity !== null && 'number' in identity);
}

/** The methods by which a signatory can meet what the sender wants. */
export function usableMethods({ identities }: Application, signatory: SentSignatory): readonly OfferedMethod[] {
  const tells = ({ identityNumber }: OfferedMethod) => identityNumber !== 'never' || !needsNumber(signatory);
  return identities.methods().filter((one) => allowsMethod(signatory, one.method) && tells(one));
}

function stateOf({ clock }: Application, sessionId: string, signatory: SentSignatory) {
  const current = currentAuthentication(signatory, sessionId, clock.now());
  if (current === null || current === 'expired') return { state: current ?? ('none' as const) };
  const { method, validUntil } = current;
  return { state: 'authenticated' as const, method, validUntil };
}
