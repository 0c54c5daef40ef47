import {
  type Application,
  countPersonalDocuments,
  organizationsOf,
  type PersonSession,
  personView,
} from '@attestory/application';
import type { ShownPerson } from './home-page.js';

/** Who is behind a session, as the log has them now. */
export async function shownPerson(
  app: Application,
  owner: Pick<PersonSession, 'personId' | 'assurance'>,
): Promise<ShownPerson> {
  const { personId, assurance } = owner;
  const { language, name, emails } = await personView(app, personId);
  const documents = await countPersonalDocuments(app, owner);
  const organizations = await organizationsOf(app, personId);
  return { language, name: name ?? emails.at(-1)?.email ?? null, assurance, documents, organizations };
}
