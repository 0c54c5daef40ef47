import type { PersonId } from '@attestory/domain';
import { personIndex } from '@attestory/projections';
import type { Application } from '../application.js';
import { belongingsOf } from '../people/belongings.js';

const mostCounted = 100;

/** How many documents a person's account keeps of what they signed; those of at most a hundred invitations are counted. */
export async function countEarlierDocuments(
  app: Pick<Application, 'transactor' | 'views'>,
  personId: PersonId,
): Promise<number> {
  const members = await belongingsOf(app, { personId, assurance: 'strong' });
  const { items } = await app.views.personal.findMerged({ index: personIndex, members, limit: mostCounted });
  return items.reduce((sum, { view }) => sum + view.documents.length, 0);
}
