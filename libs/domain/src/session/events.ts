import type { AuthenticationMethod } from '../identity/authentication-method.js';
import type { AuthenticationId, Instant, OrganizationId, Personal, PersonId, PersonSessionId } from '../ids.js';

/** On whose side somebody is: their own, or that of an organization of which they are a member. */
export type SessionContext =
  | { readonly kind: 'personal' }
  | { readonly kind: 'organization'; readonly organizationId: OrganizationId };

/** Somebody signed in, in one browser or program. */
export interface SessionStarted {
  readonly type: 'SessionStarted';
  readonly data: {
    readonly sessionId: PersonSessionId;
    readonly personId: PersonId;
    /** Of how they signed in, whatever else they have. */
    readonly assurance: 'single-factor' | 'strong';
    readonly method: AuthenticationMethod | 'e-mail-link';
    /** Of the authentication at a broker. */
    readonly authenticationId?: AuthenticationId;
    /** It is over then, however often it is renewed. */
    readonly expiresAt: Instant;
    /** The browser and system, as far as it says; by it the person knows their sessions apart. */
    readonly agent: Personal<string>;
    /** By a sandbox: it proves nothing. */
    readonly test?: true;
  };
}

/** Its token was changed for a new one. */
export interface SessionRenewed {
  readonly type: 'SessionRenewed';
  readonly data: {
    /** Of the tokens that count from now on; the first is 0. */
    readonly generation: number;
    /** Until when those of the generation before still count: requests that were under way. */
    readonly previousUntil: Instant;
  };
}

export interface SessionContextChosen {
  readonly type: 'SessionContextChosen';
  readonly data: { readonly context: SessionContext };
}

export interface SessionEnded {
  readonly type: 'SessionEnded';
  readonly data: {
    /**
     * `signed-out`: there; `ended`: from another session; `replaced`: by another sign-in in the same browser; `reused`: a
     * token came that had been changed for a new one, so somebody else may have either.
     */
    readonly reason: 'signed-out' | 'ended' | 'replaced' | 'reused';
  };
}

export type SessionEvent = SessionStarted | SessionRenewed | SessionContextChosen | SessionEnded;
