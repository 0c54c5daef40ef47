import {
  type Application,
  countEarlierDocuments,
  organizationsOf,
  type PersonSession,
  personView,
} from '@attestory/application';
import type { PersonId } from '@attestory/domain';
import type { ShownPerson } from './home-page.js';

/** Who is behind a session, as the log has them now. */
export async function shownPerson(
  app: Application,
  { personId, assurance }: Pick<PersonSession, 'personId' | 'assurance'>,
): Promise<ShownPerson> {
  const { language, name, emails } = await personView(app, personId);
  const documents = await countEarlierDocuments(app, personId as PersonId);
  const organizations = await organizationsOf(app, personId);
  return { language, name: name ?? emails.at(-1)?.email ?? null, assurance, documents, organizations };
}
