import {
  type ArchivedDocumentEvent,
  archivedDocumentDecider,
  type ArchivedDocumentId,
  type ArchivedDocumentState,
  type DocumentArchived,
  documentDecider,
  type Fact,
  type GivenCopies,
  type Holder,
  type Logged,
  type MissingDocumentFacts,
  personalRetention,
  retentionPolicy,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { archivedDocumentIdOf } from '../archiving/archived-document-id.js';
import type { AskingSide } from './asker.js';
import { isNot, known } from './facts-by-event.js';
import type { SignedTogether } from './signed-together.js';

type Log = Pick<Application, 'transactor'>;

/** A holder's copy of one of the documents, as its stream tells it. */
interface HeldCopy {
  readonly state: ArchivedDocumentState;
  readonly events: readonly Logged<ArchivedDocumentEvent>[];
}

type ArchiveFacts = Pick<MissingDocumentFacts, 'senderCopy' | 'retention' | 'purged'>;

/** Where the documents of an invitation are kept, until when, and which are gone. */
export async function archiveFacts(
  app: Log,
  side: AskingSide,
  signed: SignedTogether,
  given: Fact<GivenCopies>,
): Promise<ArchiveFacts> {
  const { organizationId, documentIds: ids } = signed;
  const sender: Holder = { kind: 'organization', organizationId };
  const [sendersCopies, own] = [await copiesOf(app, ids, sender), await copiesOf(app, ids, side.holder)];
  return {
    senderCopy: await senderCopy(side, signed, sendersCopies),
    retention: retention(side, signed, own, given),
    purged: purgeFact(purgeOf(own), await purgeOfBytes(app, ids)),
  };
}

/** The copies that whoever asks has, and may see: it may be that nothing is missing. */
export async function copiesSeen(
  app: Log,
  { holder, sees }: AskingSide,
  { documentIds }: SignedTogether,
): Promise<readonly ArchivedDocumentId[]> {
  const copies = await copiesOf(app, documentIds, holder);
  return copies.flatMap(({ state, events }) => {
    if (state.status !== 'kept') return [];
    const { foundBy } = archivingIn(events).data;
    const { archivedDocumentId: id, folderId } = state;
    return sees({ folderId, ...(foundBy ? { foundBy } : {}) }) ? [id] : [];
  });
}

function copiesOf({ transactor }: Log, documentIds: readonly string[], holder: Holder): Promise<readonly HeldCopy[]> {
  return Promise.all(
    documentIds.map((documentId) =>
      transactor.load(streams.archivedDocument(archivedDocumentIdOf(documentId, holder)), archivedDocumentDecider),
    ),
  );
}

async function senderCopy(
  { asker, mayLookIn }: AskingSide,
  { organizationId, last, end, folderId }: SignedTogether,
  copies: readonly HeldCopy[],
): Promise<MissingDocumentFacts['senderCopy']> {
  for (const { state, events } of copies)
    if (state.status === 'kept')
      return known({ isMember: await mayLookIn(organizationId, state.folderId) }, archivingIn(events));
  const gone = copies.find(({ state }) => state.status !== 'none');
  // When an organization deletes its own copy, is its own matter.
  if (gone) return isNot(asker === 'organization' ? gone.events.at(-1) : undefined);
  // It is archived in a moment.
  if (end && last) return known({ isMember: await mayLookIn(organizationId, folderId) }, end);
  return isNot();
}

function archivingIn(events: HeldCopy['events']): Logged<DocumentArchived> {
  return events.find(({ type }) => type === 'DocumentArchived') as Logged<DocumentArchived>;
}

/** As the person's own copy has it; where there is none, as long as one would be kept. */
function retention(
  { asker }: AskingSide,
  { last, signature }: SignedTogether,
  own: readonly HeldCopy[],
  given: Fact<GivenCopies>,
): MissingDocumentFacts['retention'] {
  if (asker === 'person') {
    const deciding = own.flatMap(({ events }) => events.findLast(isAboutRetention) ?? []).at(-1);
    if (deciding) return known(retentionIn(deciding), deciding);
  }
  if (given.known === 'unknown') return given;
  if (given.known === 'no' || !last || !signature) return isNot();
  if (!given.value.ways.includes('personal-account')) return { known: 'no', because: given.because };
  const { keepUntil, policyVersion } = personalRetention(retentionPolicy, [signature.role.kind], last.at);
  return known({ keepUntil, policyVersion }, last.event);
}

type RetentionEvent = Logged<
  Extract<ArchivedDocumentEvent, { type: 'DocumentArchived' | 'RetentionChanged' | 'PurgeStarted' }>
>;

function isAboutRetention(event: Logged<ArchivedDocumentEvent>): event is RetentionEvent {
  return event.type === 'DocumentArchived' || event.type === 'RetentionChanged' || event.type === 'PurgeStarted';
}

function retentionIn(event: RetentionEvent) {
  const { keepUntil, policyVersion } = event.type === 'DocumentArchived' ? event.data.retention : event.data;
  return { keepUntil, policyVersion };
}

type PurgeFact = MissingDocumentFacts['purged'];

function purgeFact(own: PurgeFact | null, everybodys: PurgeFact | null): PurgeFact {
  if (own?.known !== 'yes') return everybodys ?? isNot();
  return everybodys ? { ...own, value: { ...own.value, nobodyHasIt: true } } : own;
}

/** The copy of whoever asks: gone, or going. */
function purgeOf(own: readonly HeldCopy[]): MissingDocumentFacts['purged'] | null {
  for (const { events } of own) {
    const purged = events.find((event) => event.type === 'DocumentPurged');
    if (purged) return known({ certificateId: purged.data.certificate.certificateId }, purged);
    const started = events.find((event) => event.type === 'PurgeStarted');
    if (started) return known({ certificateId: started.data.certificateId }, started);
  }
  return null;
}

/** Nobody holds it any more. */
async function purgeOfBytes(
  { transactor }: Log,
  documentIds: readonly string[],
): Promise<MissingDocumentFacts['purged'] | null> {
  for (const documentId of documentIds) {
    const { events } = await transactor.load(streams.document(documentId), documentDecider);
    const gone = events.find(({ type }) => type === 'DocumentBytesPurged');
    if (gone) return known({ nobodyHasIt: true }, gone);
  }
  return null;
}
