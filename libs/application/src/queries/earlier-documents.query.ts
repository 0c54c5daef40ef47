import type { PersonId } from '@attestory/domain';
import { belongingsOfSigner, personIndex, type SignedDocuments } from '@attestory/projections';
import type { Application } from '../application.js';
import { grantOf } from '../archiving/grant.js';
import { belongingsOf, isAmong } from '../people/belongings.js';

const mostCounted = 100;

/**
 * How many documents somebody signed that the delivery policy gives to their account, whether they are in it yet or about to be; those
 * of at most a hundred invitations are counted.
 */
export async function countEarlierDocuments(
  app: Pick<Application, 'settings' | 'transactor' | 'views'>,
  personId: PersonId,
): Promise<number> {
  const own = await belongingsOf(app, { personId, assurance: 'strong' });
  if (own.length === 0) return 0;
  const { items } = await app.views.signed.findMerged({ index: personIndex, members: own, limit: mostCounted });
  const isOwn = (view: SignedDocuments) =>
    view.signatories.some(
      (signatory) =>
        grantOf('personal-account', app, signatory, view) !== null && isAmong(own, belongingsOfSigner(signatory)),
    );
  const kept = items.filter(({ view }) => isOwn(view));
  return kept.reduce((sum, { view }) => sum + view.documents.filter(({ kind }) => kind !== 'scan').length, 0);
}
