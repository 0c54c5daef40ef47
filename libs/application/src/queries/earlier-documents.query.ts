import { type PersonEvent, type PersonId, personDecider, streams } from '@attestory/domain';
import { byIdentity, identityKeys, personIndex } from '@attestory/projections';
import type { Application } from '../application.js';

const mostCounted = 100;

/** How many documents that a person signed by an identity of theirs their account keeps; at most a hundred are counted. */
export async function countEarlierDocuments(
  { transactor, views }: Pick<Application, 'transactor' | 'views'>,
  personId: PersonId,
): Promise<number> {
  const { events } = await transactor.load(streams.person(personId), personDecider);
  const members = events.flatMap(keysIn).map(byIdentity);
  if (members.length === 0) return 0;
  const { items } = await views.personal.findMerged({ index: personIndex, members, limit: mostCounted });
  return items.reduce((sum, { view }) => sum + view.documents.length, 0);
}

function keysIn(event: PersonEvent): readonly string[] {
  return event.type === 'IdentityLinked' ? identityKeys(event.data.identity.keys) : [];
}
