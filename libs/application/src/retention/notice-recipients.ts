import { type Holder, type Language, personDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { readOrganization } from '../commands/organization/organization-transaction.js';
import { personView } from '../queries/person.queries.js';

/** Somebody who is told that a holder's copies go. */
export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/**
 * Whoever can be told: the person, at the newest address that they have verified; of an organization its main users. Nobody is
 * written to at an address that somebody else has typed.
 */
export async function noticeRecipients(
  app: Pick<Application, 'transactor'>,
  holder: Holder,
): Promise<readonly Recipient[]> {
  if (holder.kind === 'person') return recipient(app, holder.personId);
  const { memberships } = await readOrganization(app, holder.organizationId);
  const mainUsers = memberships.members.filter(({ role, state }) => role === 'main-user' && state === 'joined');
  return (await Promise.all(mainUsers.map(({ personId }) => recipient(app, personId)))).flat();
}

async function recipient(app: Pick<Application, 'transactor'>, personId: string | null): Promise<readonly Recipient[]> {
  if (personId === null) return [];
  const { state } = await app.transactor.load(streams.person(personId), personDecider);
  if (state.status !== 'registered') return [];
  const { emails, language, name } = await personView(app, personId);
  const email = emails.findLast((one) => one.email !== null)?.email ?? null;
  return email === null ? [] : [{ personId, name: name ?? '', email, language }];
}
