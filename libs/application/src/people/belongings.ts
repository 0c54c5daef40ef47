import { type Logged, type PersonEvent, personDecider, streams } from '@attestory/domain';
import { type Belonging, byEmail, byIdentity, identityKeys } from '@attestory/projections';
import type { Application } from '../application.js';

/** Who asks for what is theirs, and how they have proved who they are. */
export interface Owner {
  readonly personId: string;
  readonly assurance: 'single-factor' | 'strong';
}

/**
 * Everything by which what is a person's is found: the keys of their identities, and their addresses. Whoever came by an
 * e-mail link has only shown that they read that mail, which others of the same mailbox do, too: the addresses alone.
 */
export async function belongingsOf(
  { transactor }: Pick<Application, 'transactor'>,
  { personId, assurance }: Owner,
): Promise<readonly Belonging[]> {
  const { events } = await transactor.load(streams.person(personId), personDecider);
  return events.flatMap((event) => belongingsIn(event, assurance));
}

/** By what one event says that a person's things are found. */
export function belongingsIn(event: Logged<PersonEvent>, assurance: Owner['assurance']): readonly Belonging[] {
  if (event.type === 'EmailVerified') return event.data.email === null ? [] : [byEmail(event.data.email)];
  if (event.type !== 'IdentityLinked' || assurance !== 'strong') return [];
  return identityKeys(event.data.identity.keys).map(byIdentity);
}

/** Whether one of them is among a person's. */
export function isAmong(own: readonly Belonging[], some: readonly Belonging[]): boolean {
  return some.some(({ member, personal }) => own.some((one) => one.member === member && one.personal === personal));
}
