import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { Instant, PersonId } from '../ids.js';
import type { SessionContext, SessionEnded, SessionEvent, SessionRenewed, SessionStarted } from './events.js';

export type StartSession = { readonly type: 'StartSession' } & SessionStarted['data'];
export interface RenewSession {
  readonly type: 'RenewSession';
  /** Of the token that came. */
  readonly generation: number;
  readonly now: Instant;
  readonly previousUntil: SessionRenewed['data']['previousUntil'];
}
export interface ChooseContext {
  readonly type: 'ChooseContext';
  readonly context: SessionContext;
  readonly now: Instant;
}
export interface EndSession {
  readonly type: 'EndSession';
  readonly reason: SessionEnded['data']['reason'];
}
export type SessionCommand = StartSession | RenewSession | ChooseContext | EndSession;

export type SessionRejection = { readonly code: 'session-over' };

export type SessionState =
  | { readonly status: 'none' }
  | {
      readonly status: 'started' | 'ended';
      readonly personId: PersonId;
      readonly assurance: 'single-factor' | 'strong';
      readonly method: SessionStarted['data']['method'];
      readonly expiresAt: Instant;
      readonly generation: number;
      /** null: there is none before. */
      readonly previousUntil: Instant | null;
      readonly context: SessionContext;
    };

/** What a token of a generation is worth. */
export type TokenStanding = 'current' | 'previous' | 'reused' | 'over';

/** A token counts while its generation is the current one, and a moment longer; later its use means that it got about. */
export function tokenStanding(state: SessionState, generation: number, now: Instant): TokenStanding {
  if (state.status !== 'started' || now >= state.expiresAt || generation > state.generation) return 'over';
  if (generation === state.generation) return 'current';
  const isPrevious = generation === state.generation - 1 && state.previousUntil !== null && now < state.previousUntil;
  return isPrevious ? 'previous' : 'reused';
}

function decide(command: SessionCommand, state: SessionState): Decision<SessionEvent, SessionRejection> {
  if (command.type === 'StartSession') {
    const { type: _, ...data } = command;
    return state.status === 'none' ? accept({ type: 'SessionStarted', data }) : accept();
  }
  if (command.type === 'EndSession') {
    const { reason } = command;
    return state.status === 'started' ? accept({ type: 'SessionEnded', data: { reason } }) : accept();
  }
  if (state.status !== 'started' || command.now >= state.expiresAt) return reject({ code: 'session-over' });
  if (command.type === 'ChooseContext') {
    const { context } = command;
    return isSame(context, state.context) ? accept() : accept({ type: 'SessionContextChosen', data: { context } });
  }
  switch (tokenStanding(state, command.generation, command.now)) {
    case 'current': {
      const data = { generation: state.generation + 1, previousUntil: command.previousUntil };
      return accept({ type: 'SessionRenewed', data });
    }
    // Of several requests at once each brings the same token: one of them changes it.
    case 'previous':
      return accept();
    case 'reused':
    case 'over':
      return reject({ code: 'session-over' });
  }
}

function isSame(a: SessionContext, b: SessionContext): boolean {
  if (a.kind === 'personal' || b.kind === 'personal') return a.kind === b.kind;
  return a.organizationId === b.organizationId;
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (event.type === 'SessionStarted') {
    const { personId, assurance, method, expiresAt } = event.data;
    const start = { generation: 0, previousUntil: null, context: { kind: 'personal' } } as const;
    return { status: 'started', personId, assurance, method, expiresAt, ...start };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SessionRenewed':
      return { ...state, ...event.data };
    case 'SessionContextChosen':
      return { ...state, context: event.data.context };
    case 'SessionEnded':
      return { ...state, status: 'ended' };
  }
}

/** A person's session: one sign-in in one browser or program. */
export const sessionDecider: Decider<SessionCommand, SessionEvent, SessionState, SessionRejection> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
