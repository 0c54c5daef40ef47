import type { Logged } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';

/** A session of a person that nobody has ended; it may be over by time, or by a sign-out everywhere. */
export interface PersonSessionView {
  readonly id: string;
  readonly personId: string;
  readonly assurance: 'single-factor' | 'strong';
  readonly method: string;
  readonly agent: string | null;
  readonly startedAt: string;
  /** Where in the log it started: a sign-out everywhere ends what started before it. */
  readonly startedPosition: string;
  readonly renewedAt: string;
  readonly expiresAt: string;
  readonly test: boolean;
}

export const personSessions: Projection<PersonSessionView> = {
  name: 'person-sessions',
  version: 1,
  categories: ['session'],
  fold: (view, event) => {
    switch (event.type) {
      case 'SessionStarted':
        return started(event);
      case 'SessionRenewed':
        return view && { ...view, renewedAt: event.meta.time };
      case 'SessionEnded':
        return null;
      default:
        return view;
    }
  },
  entries: (view) => [{ index: 'person', member: view.personId, sort: view.startedAt }],
};

function started({ data, meta }: Extract<Logged, { type: 'SessionStarted' }>): PersonSessionView {
  const { personId, assurance, method, agent, expiresAt, test = false } = data;
  const times = { startedAt: meta.time, startedPosition: meta.position, renewedAt: meta.time, expiresAt };
  return { id: aggregateIdOf(meta.stream), personId, assurance, method, agent, ...times, test };
}
