import {
  type InboxSignatory,
  inboxBelongings,
  type InboxState,
  inboxState,
  inboxWord,
  personIndex,
  type SignerInboxItem,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { belongingsOf, isAmong, type Owner } from '../people/belongings.js';
import type { ViewPage } from '../views.js';
import { organizationNames } from './organization-names.js';
import type { ListPage } from './list-in-folders.js';

/** An invitation in a person's inbox. */
export interface PersonalInboxItem {
  readonly view: SignerInboxItem;
  /** As whom they are asked, and how it stands: one, as a rule. */
  readonly mine: readonly { readonly signatory: InboxSignatory; readonly state: InboxState }[];
  /** Who asks. */
  readonly organization: { readonly name: string };
}

/** What a person is, or was, asked to sign, newest first. Of one `state` where it is given: a page may then be short. */
export async function personalInbox(
  app: Pick<Application, 'transactor' | 'views'>,
  owner: Owner,
  { state, ...page }: Pick<ListPage, 'limit' | 'cursor'> & { readonly state?: InboxState },
  after?: string,
): Promise<ViewPage<PersonalInboxItem>> {
  const own = await belongingsOf(app, owner);
  const words = state ? { words: [inboxWord(state)] } : {};
  const query = { index: personIndex, members: own, descending: true, ...page, ...words };
  const { items, nextCursor } = await app.views.inbox.findMerged(query, after);
  const nameOf = organizationNames(app);
  const found = items.map(async ({ view }) => ({
    view,
    mine: view.signatories
      .filter((signatory) => isAmong(own, inboxBelongings(signatory)))
      .map((signatory) => ({ signatory, state: inboxState(view, signatory) })),
    organization: { name: await nameOf(view.organizationId) },
  }));
  return { items: await Promise.all(found), nextCursor };
}
