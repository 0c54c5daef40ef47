import { type CopyDownloaded, deliveryDecider, type DocumentPart, invitationDecider, streams } from '@attestory/domain';
import { copyBelongings, type PersonalDocuments, type PersonalSignatory, personIndex } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { belongingsOf, isAmong, type Owner } from '../people/belongings.js';
import { CommandRejectedError } from '../transact.js';
import type { ViewPage } from '../views.js';
import { type DocumentBytes, patience, whenSealed } from './document.queries.js';
import { onRecord } from './on-record.js';
import { organizationNames } from './organization-names.js';

/** What a person has of an invitation that they signed. */
export interface PersonalCopy {
  readonly view: PersonalDocuments;
  /** Their own signatures that make it theirs: one, as a rule. */
  readonly mine: readonly PersonalSignatory[];
  /** Who asked them to sign. */
  readonly organization: { readonly name: string };
}

export interface PersonalPage {
  readonly limit: number;
  readonly cursor?: string;
}

/** Everything that a person keeps a copy of, what closed last first; also what they signed before they had an account. */
export async function personalDocuments(
  app: Pick<Application, 'transactor' | 'views'>,
  owner: Owner,
  page: PersonalPage,
  after?: string,
): Promise<ViewPage<PersonalCopy>> {
  const own = await belongingsOf(app, owner);
  const query = { index: personIndex, members: own, descending: true, ...page };
  const { items, nextCursor } = await app.views.personal.findMerged(query, after);
  const nameOf = organizationNames(app);
  const copies = items.map(async ({ view }) => ({
    ...{ view, mine: view.signatories.filter((signatory) => isAmong(own, copyBelongings(view, signatory))) },
    organization: { name: await nameOf(view.organizationId) },
  }));
  return { items: await Promise.all(copies), nextCursor };
}

/** @throws CommandRejectedError `not-found`, also for what is somebody else's */
export async function personalDocument(
  app: Pick<Application, 'transactor' | 'views'>,
  owner: Owner,
  invitationId: string,
  after?: string,
): Promise<PersonalCopy> {
  const view = await app.views.personal.get(invitationId, after);
  const own = await belongingsOf(app, owner);
  const mine = view?.signatories.filter((signatory) => isAmong(own, copyBelongings(view, signatory))) ?? [];
  if (!view || mine.length === 0) throw new CommandRejectedError({ code: 'not-found' });
  return { view, mine, organization: { name: await organizationNames(app)(view.organizationId) } };
}

/**
 * A person's copy of a sealed PDF, or of its signature page where that is another file. Waits for the seal, up to 10 s. That
 * it was served is on record in the invitation's history before its last byte is out.
 * @throws CommandRejectedError `not-found`, `document-unknown`, `seal-pending`, `signature-page-inside`
 */
export async function personalCopy(
  app: Application,
  owner: Owner,
  { invitationId, documentId, part }: PersonalFile,
): Promise<DocumentBytes> {
  const { mine } = await personalDocument(app, owner, invitationId);
  const file = { documentId, ...(part ? { part } : {}) };
  const load = () => app.transactor.load(streams.invitation(invitationId), invitationDecider);
  const document = await whenSealed(app, load, file, Date.now() + patience);
  const signatoryId = mine[0]?.id;
  const download = { signatoryId, ...file, sha256: document.sha256 } as CopyDownloaded['data'];
  const record = () => recordDownload(app, owner, invitationId, download);
  return { ...document, bytes: onRecord(document.bytes, record) };
}

export interface PersonalFile {
  readonly invitationId: string;
  readonly documentId: string;
  readonly part?: DocumentPart;
}

function recordDownload(
  { transactor }: Pick<Application, 'transactor'>,
  { personId }: Owner,
  invitationId: string,
  download: CopyDownloaded['data'],
) {
  const commandId = crypto.randomUUID();
  const correlationId = newIdOf(commandId, 'download');
  return transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'RecordCopyDownload' as const, download },
    identity: { commandId, actor: `person:${personId}`, correlationId, causationId: null },
    content: { copy: download },
  });
}
