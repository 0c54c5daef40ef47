import { setTimeout as sleep } from 'node:timers/promises';
import {
  fileKey,
  type InvitationEvent,
  type InvitationSent,
  type InvitationState,
  invitationDecider,
  isClosing,
  isFrozen,
  type Logged,
  refuseAddendum,
  streams,
} from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import type { AddendumContent } from '../ports/addendum-content.js';
import { signatoriesOnPage } from '../processes/signature-page.js';
import { newestSealOf, patience, type SealedFile, sealedFiles } from '../queries/document.queries.js';
import { holderOf, requireHeld } from '../queries/held.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/** An invitation to which an addendum is made, as the log has it at one moment. */
export interface AddendumSource {
  readonly state: InvitationState;
  readonly events: readonly Logged<InvitationEvent>[];
  readonly revision: number;
}

/** @throws CommandRejectedError `not-found`, `invitation-is-draft` and its kin, `stale` */
export async function loadSource(
  { transactor }: Pick<Application, 'transactor'>,
  { tenant, ifRevision }: CommandContext,
  invitationId: string,
): Promise<AddendumSource> {
  const loaded = await transactor.load(streams.invitation(invitationId), invitationDecider);
  requireAccess(tenant, loaded.state, 'write');
  if (ifRevision !== undefined && ifRevision !== loaded.revision) throw new CommandRejectedError({ code: 'stale' });
  const refusal = refuseAddendum(loaded.state);
  if (refusal) throw new CommandRejectedError(refusal);
  return loaded;
}

type FromSource = Pick<AddendumContent, 'about' | 'documents' | 'signatories' | 'onPaper'>;

/**
 * What an addendum says of the invitation. The seals are waited for, so that what it names is there.
 * @throws CommandRejectedError `seal-pending` after 10 s; `document-purged`: nobody could compare what it names
 */
export async function describeSource(
  app: Pick<Application, 'transactor'>,
  context: CommandContext,
  invitationId: string,
): Promise<FromSource> {
  for (const deadline = Date.now() + patience; ; await sleep(100)) {
    const source = await loadSource(app, context, invitationId);
    for (const { documentId } of sentOf(source).documents) await requireHeld(app, documentId, holderOf(context.tenant));
    const seals = sealsOf(source);
    if (seals) return { ...described(source, invitationId), documents: documentsOf(sentOf(source), seals) };
    if (Date.now() > deadline) throw new CommandRejectedError({ code: 'seal-pending' });
  }
}

/** Each file's newest seal, by its key; null while one is being made. */
function sealsOf(source: AddendumSource): ReadonlyMap<string, string> | null {
  const seals = new Map<string, string>();
  if (!isFrozen(source.state) || source.state.signedBy.length === 0) return seals;
  for (const file of sealedFiles(source.events)) {
    const seal = newestSealOf(source, file);
    if (!seal) return null;
    seals.set(keyOf(file), seal.sha256);
  }
  return seals;
}

const keyOf = ({ documentId, part }: SealedFile) => fileKey({ documentId, ...(part ? { part } : {}) });

function documentsOf({ documents }: InvitationSent['data'], seals: ReadonlyMap<string, string>) {
  return documents.map(({ documentId: id, fileName, sha256, bytes, pages }) => {
    const signaturePage = seals.get(fileKey({ documentId: id, part: 'signature-page' }));
    const apart = signaturePage === undefined ? {} : { signaturePage };
    return { id, fileName, sha256, bytes, pages, sealed: seals.get(id) ?? null, ...apart };
  });
}

function described(source: AddendumSource, invitationId: string): Omit<FromSource, 'documents'> {
  const { state, events } = source;
  const sent = sentOf(source);
  const sentAt = events.find(({ type }) => type === 'InvitationSent')?.meta.time ?? '';
  const closedAt = events.find(isClosing)?.meta.time ?? null;
  const status = isFrozen(state) ? state.status : 'sent';
  return {
    about: { invitationId, title: sent.title, state: status, sentAt, closedAt },
    signatories: signatoriesOnPage(sent, events),
    onPaper: events.flatMap((event) => {
      if (event.type !== 'ManualSignatureRecorded') return [];
      const { scan, signedBy, signedOn } = event.data;
      const names = signedBy.map(({ name }) => name);
      return [{ names, signedOn, fileName: scan.fileName, sha256: scan.sha256 }];
    }),
  };
}

/** What was frozen. */
export function sentOf({ events }: AddendumSource): InvitationSent['data'] {
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (sent?.type !== 'InvitationSent') throw new CommandRejectedError({ code: 'invitation-is-draft' });
  return sent.data;
}
