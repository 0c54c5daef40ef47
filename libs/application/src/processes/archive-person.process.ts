import { type PersonId, personDecider, streams } from '@attestory/domain';
import { type ArchivePersonTask, type DuePeople, personIndex, type SignedDocuments } from '@attestory/projections';
import type { Application } from '../application.js';
import { archiveCopy } from '../archiving/archive-copy.js';
import { loadImported, loadSignedInvitation } from '../archiving/load-signed.js';
import { personalCopies } from '../archiving/personal-copies.js';
import { processIdentity } from '../command-identity.js';
import { belongingsIn } from '../people/belongings.js';

const pageSize = 50;

/**
 * Gives somebody their copies of what they signed before an identity or address was theirs. The view is read as of the event
 * that made it theirs: whatever closes later is archived when it closes.
 */
export function archivePersonProcess(app: Application) {
  return async ({ causedBy }: ArchivePersonTask, { id: personId }: DuePeople): Promise<void> => {
    const { state, events } = await app.transactor.load(streams.person(personId), personDecider);
    const proof = events.find(({ meta }) => meta.id === causedBy);
    if (!proof || state.status === 'none' || state.earlier.includes(causedBy)) return;
    const members = belongingsIn(proof, 'strong');
    let archived = 0;
    let cursor: string | null = null;
    do {
      if (members.length === 0) break;
      const query = { index: personIndex, members, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
      const page = await app.views.signed.findMerged(query, proof.meta.position);
      for (const { view } of page.items) archived += await archiveFor(app, personId, view, causedBy);
      cursor = page.nextCursor;
    } while (cursor !== null);
    await app.transactor.transact({
      stream: streams.person(personId),
      decider: personDecider,
      command: { type: 'RecordEarlierDocuments', causedBy, archived },
      identity: processIdentity('archive', `${personId}/${causedBy}`, causedBy),
      content: { earlier: causedBy },
    });
  };
}

/** How many documents of it are theirs now. */
async function archiveFor(
  app: Application,
  personId: string,
  { id, state }: SignedDocuments,
  causedBy: string,
): Promise<number> {
  const loaded = await (state === 'imported' ? loadImported(app, id) : loadSignedInvitation(app, id));
  if (!loaded) return 0;
  const copies = await personalCopies(app, loaded.signed);
  const own = copies.find(({ holder }) => holder.kind === 'person' && holder.personId === (personId as PersonId));
  return own ? (await archiveCopy(app, loaded.signed, own, causedBy)).length : 0;
}
