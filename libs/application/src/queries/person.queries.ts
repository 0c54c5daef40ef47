import {
  type IdentityCountry,
  type IdentityLevel,
  type Language,
  type Logged,
  type PersonEvent,
  personDecider,
  sessionDecider,
  streams,
} from '@attestory/domain';
import type { PersonSessionView } from '@attestory/projections';
import type { Application } from '../application.js';
import { type PersonSession, signedOutEverywhereAt } from '../people/person-session.js';
import { CommandRejectedError } from '../transact.js';

/** A person as they see themselves. */
export interface PersonView {
  readonly personId: string;
  readonly language: Language;
  /** As the newest identity tells it; null: none does. */
  readonly name: string | null;
  readonly identities: readonly LinkedIdentityView[];
  readonly emails: readonly { readonly email: string | null; readonly verifiedAt: string }[];
  readonly registeredAt: string;
  readonly revision: number;
}

export interface LinkedIdentityView {
  readonly id: string;
  readonly method: string;
  readonly country: IdentityCountry;
  readonly level: IdentityLevel;
  readonly name: string | null;
  readonly birthDate: string | null;
  /** Masked. */
  readonly identityNumber: string | null;
  readonly linkedAt: string;
  readonly test: boolean;
}

/** A person's account, as the log has it now. @throws CommandRejectedError `person-unknown` */
export async function personView(
  { transactor }: Pick<Application, 'transactor'>,
  personId: string,
): Promise<PersonView> {
  const { state, events, revision } = await transactor.load(streams.person(personId), personDecider);
  if (state.status !== 'registered') throw new CommandRejectedError({ code: 'person-unknown' });
  const identities = events.flatMap(identityIn);
  const emails = events.flatMap((event) =>
    event.type === 'EmailVerified' ? [{ email: event.data.email, verifiedAt: event.meta.time }] : [],
  );
  const name = identities.findLast((identity) => identity.name !== null)?.name ?? null;
  const registeredAt = events[0]?.meta.time as string;
  return { personId, language: state.language, name, identities, emails, registeredAt, revision };
}

function identityIn(event: Logged<PersonEvent>): LinkedIdentityView[] {
  if (event.type !== 'IdentityLinked') return [];
  const { identityId: id, method, country, level, identity, test = false } = event.data;
  const { name, birthDate, identityNumber } = identity;
  return [{ id, method, country, level, name, birthDate, identityNumber, linkedAt: event.meta.time, test }];
}

const mostShown = 100;

/**
 * The sessions of a person that a token may still be used in, newest first; the one that asks is there.
 * @param after a position that the list must have reached @throws ViewBehindError, CommandRejectedError `session-over`
 */
export async function sessionsOf(
  app: Pick<Application, 'views' | 'transactor' | 'clock' | 'settings'>,
  { personId, sessionId }: Pick<PersonSession, 'personId' | 'sessionId'>,
  after?: string,
): Promise<readonly PersonSessionView[]> {
  const { events } = await app.transactor.load(streams.session(sessionId), sessionDecider);
  const startedAt = events[0]?.meta.position ?? '';
  const reached = after !== undefined && after > startedAt ? after : startedAt;
  const { items } = await app.views.sessions.find(
    { index: 'person', member: personId, descending: true, limit: mostShown },
    reached,
  );
  const signedOutAt = await signedOutEverywhereAt(app, personId);
  const now = app.clock.now();
  const isAlive = ({ startedPosition, expiresAt, renewedAt }: PersonSessionView) =>
    startedPosition > signedOutAt &&
    expiresAt > now &&
    Date.parse(renewedAt) + app.settings.sessions.idle > Date.parse(now);
  return items.filter(isAlive);
}
