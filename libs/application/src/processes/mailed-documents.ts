import {
  deliveryDecider,
  type DocumentId,
  type DocumentPart,
  type DownloadLink,
  type DownloadLinkIssued,
  fileKey,
  type InvitationEvent,
  type InvitationId,
  type InvitationSent,
  type LinkId,
  type Logged,
  newestDownloadLinks,
  type SignatoryDecision,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { later } from '../ports/clock.port.js';
import type { SealedFileInMail } from '../ports/mail-sender.port.js';
import { keptOf } from '../queries/held.js';
import { record, recordDelivery } from './record-delivery.js';

/** What of an e-mail's task decides which documents are in it. */
export interface AboutDocuments {
  readonly work: DueWork;
  readonly task: Extract<DueTask, { readonly kind: 'mail' }>;
  readonly events: readonly Logged<InvitationEvent>[];
  readonly sent: InvitationSent['data'];
}

interface MailedDocuments {
  readonly documents: readonly SealedFileInMail[];
  /** RFC 3339; absent: there are no links. */
  readonly linksExpireAt?: string;
}

/** The documents' seals; with download links for whom the delivery policy gives one. */
export async function mailedDocuments(app: Application, about: AboutDocuments): Promise<MailedDocuments> {
  const { work, task, events, sent } = about;
  const files = sealedFiles(sent.documents, events);
  const decisions = await recordDelivery(app, work);
  const decision = decisions.find(({ signatoryId }) => signatoryId === task.signatoryId);
  if (!decision?.ways.includes('download-link')) return { documents: files.map(shown) };
  const since = events.find((event) => event.meta.id === task.causedBy)?.meta.time ?? app.clock.now();
  const kept = await keptOf(app, sent.documents);
  const linked = files.filter(({ documentId }) => kept.has(documentId));
  const { documents, ...rest } = await withLinks(app, about, linked, { since, policyVersion: decision.policyVersion });
  return { documents: [...documents, ...files.filter((file) => !linked.includes(file)).map(shown)], ...rest };
}

/** Those that were asked for anew, each with a fresh link: not what the sender has revoked since, nor what is purged. */
export async function documentsAskedFor(app: Application, about: AboutDocuments): Promise<MailedDocuments> {
  const { work, task, sent, events: invitation } = about;
  const { state, events } = await app.transactor.load(streams.delivery(work.id), deliveryDecider);
  const ask = events.find(({ meta }) => meta.id === task.causedBy);
  const wanted = ask?.type === 'DownloadLinkAsked' ? ask.data.documents : undefined;
  const links = newestDownloadLinks(state, task.signatoryId as SignatoryId);
  const kept = await keptOf(app, sent.documents);
  const files = sealedFiles(sent.documents, invitation)
    .map((file) => ({ ...file, replaces: links.find((link) => fileKey(link) === fileKey(file)) }))
    .filter(({ documentId }) => kept.has(documentId) && (wanted?.includes(documentId) ?? true))
    .filter(({ replaces }) => replaces !== undefined);
  const policyVersion = versionFor(state.decisions, task.signatoryId);
  const since = ask?.meta.time ?? app.clock.now();
  return withLinks(app, about, files, { since, ...(policyVersion === undefined ? {} : { policyVersion }) });
}

function versionFor(decisions: readonly SignatoryDecision[] | null, signatoryId: string): string | undefined {
  return decisions?.find((decision) => decision.signatoryId === signatoryId)?.policyVersion;
}

async function withLinks(
  app: Application,
  { work, task }: AboutDocuments,
  files: readonly (SealedFile & { readonly replaces?: DownloadLink | undefined })[],
  { since, policyVersion }: { readonly since: string; readonly policyVersion?: string },
): Promise<MailedDocuments> {
  if (files.length === 0) return { documents: [] };
  const expiresAt = later(since as never, app.settings.downloadLinkFor);
  const idOf = (file: SealedFile) => newIdOf(task.causedBy, `download/${task.signatoryId}/${fileKey(file)}`) as LinkId;
  const links = files.map((file): DownloadLinkIssued['data'] => ({
    invitationId: work.id as InvitationId,
    linkId: idOf(file),
    documentId: file.documentId,
    ...partOf(file.part),
    signatoryId: task.signatoryId as SignatoryId,
    expiresAt,
    ...(policyVersion === undefined ? {} : { policyVersion }),
    ...(file.replaces ? { replaces: file.replaces.linkId } : {}),
  }));
  const name = `downloads/${task.signatoryId}/${task.causedBy}`;
  await record(app, work, name, task.causedBy, { type: 'IssueLinks', links });
  const documents = files.map((file) => {
    const secret = app.links.secretOf('download', { linkId: idOf(file), aboutId: work.id });
    return { ...shown(file), downloadLink: `${app.settings.baseUrl}/d#${secret}` };
  });
  return { documents, linksExpireAt: expiresAt };
}

interface SealedFile {
  readonly documentId: DocumentId;
  readonly fileName: string;
  readonly sha256: string;
  readonly part?: DocumentPart;
}

const shown = ({ fileName, sha256, part }: SealedFile): SealedFileInMail => ({ fileName, sha256, ...partOf(part) });

/** Each document's sealed PDF, and behind it its signature page where that is a file of its own. */
function sealedFiles(
  documents: InvitationSent['data']['documents'],
  events: readonly Logged<InvitationEvent>[],
): readonly SealedFile[] {
  return documents.flatMap(({ documentId, fileName, sha256 }) => {
    const event = events.findLast((one) => one.type === 'DocumentSealed' && one.data.documentId === documentId);
    const seal = event?.type === 'DocumentSealed' ? event.data : undefined;
    const file = { documentId, fileName: fileName ?? '' };
    const page = seal?.signaturePage;
    return [
      { ...file, sha256: seal?.sha256 ?? sha256 },
      ...(page ? [{ ...file, part: 'signature-page' as const, sha256: page.sha256 }] : []),
    ];
  });
}

function partOf(part: DocumentPart | undefined): { part?: DocumentPart } {
  return part === undefined ? {} : { part };
}
