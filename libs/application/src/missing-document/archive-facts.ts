import {
  type ArchivedDocumentEvent,
  archivedDocumentDecider,
  type ArchivedDocumentState,
  documentDecider,
  type Fact,
  type GivenCopies,
  type Holder,
  holderKey,
  type Logged,
  type MissingDocumentFacts,
  personalRetention,
  retentionPolicy,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import type { AskingSide } from './asker.js';
import { isNot, known } from './facts-by-event.js';
import type { InvitationHistory } from './invitation-facts.js';

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
  history: InvitationHistory,
  given: Fact<GivenCopies>,
): Promise<ArchiveFacts> {
  const { organizationId, documents } = history.sent.data;
  const ids = documents.map(({ documentId }) => documentId);
  const sender: Holder = { kind: 'organization', organizationId };
  const [sendersCopies, own] = [await copiesOf(app, ids, sender), await copiesOf(app, ids, side.holder)];
  return {
    senderCopy: await senderCopy(side, history, sendersCopies),
    retention: retention(side, history, own, given),
    purged: purgeOf(own) ?? (await purgeOfBytes(app, ids)) ?? isNot(),
  };
}

function copiesOf({ transactor }: Log, documentIds: readonly string[], holder: Holder): Promise<readonly HeldCopy[]> {
  return Promise.all(
    documentIds.map((documentId) =>
      transactor.load(
        streams.archivedDocument(newIdOf(documentId, `archived/${holderKey(holder)}`)),
        archivedDocumentDecider,
      ),
    ),
  );
}

async function senderCopy(
  { asker, mayLookIn }: AskingSide,
  { sent, signatures, end, folderId }: InvitationHistory,
  copies: readonly HeldCopy[],
): Promise<MissingDocumentFacts['senderCopy']> {
  const { organizationId } = sent.data;
  for (const { state, events } of copies)
    if (state.status === 'kept')
      return known({ isMember: await mayLookIn(organizationId, state.folderId) }, archivingIn(events));
  const gone = copies.find(({ state }) => state.status !== 'none');
  // When an organization deletes its own copy, is its own matter.
  if (gone) return isNot(asker === 'organization' ? gone.events.at(-1) : undefined);
  // It is archived in a moment.
  if (end && signatures.length > 0) return known({ isMember: await mayLookIn(organizationId, folderId) }, end);
  return isNot();
}

function archivingIn(events: HeldCopy['events']): Logged<ArchivedDocumentEvent> {
  return events.find(({ type }) => type === 'DocumentArchived') as Logged<ArchivedDocumentEvent>;
}

/** As the person's own copy has it; where there is none, as long as one would be kept. */
function retention(
  { asker }: AskingSide,
  { signatures, signature }: InvitationHistory,
  own: readonly HeldCopy[],
  given: Fact<GivenCopies>,
): MissingDocumentFacts['retention'] {
  if (asker === 'person') {
    const deciding = own.flatMap(({ events }) => events.findLast(isAboutRetention) ?? []).at(-1);
    if (deciding) return known(retentionIn(deciding), deciding);
  }
  const last = signatures.at(-1);
  if (given.known === 'unknown') return given;
  if (given.known === 'no' || !last || !signature) return isNot();
  if (!given.value.ways.includes('personal-account')) return { known: 'no', because: given.because };
  const { keepUntil, policyVersion } = personalRetention(retentionPolicy, [signature.data.role.kind], last.meta.time);
  return known({ keepUntil, policyVersion }, last);
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
    if (gone) return known({}, gone);
  }
  return null;
}
