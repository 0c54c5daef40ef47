import {
  type AttachedDocument,
  type FrozenState,
  type Instant,
  type InvitationEvent,
  type InvitationSent,
  invitationDecider,
  isFrozen,
  type Logged,
  organizationDecider,
  type Sha256,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { originalBlob, originalBytes } from '../commands/signing-session.js';
import { documentKey } from '../commands/store-document.js';
import type { SealedPdf, SealFacts } from '../ports/pdf-workshop.port.js';
import { sealedBlobId } from '../queries/document.queries.js';
import { verificationCodeOf } from '../queries/verification.query.js';
import { CommandRejectedError } from '../transact.js';
import { nextTry } from './back-off.js';
import { endedByPurge } from './document-work.js';
import { newestHead } from './newest-head.js';
import { record } from './record-delivery.js';
import { signaturePage } from './signature-page.js';

type SealTask = Extract<DueTask, { readonly kind: 'seal' }>;

interface Sealing {
  readonly work: DueWork;
  readonly task: SealTask;
  readonly state: FrozenState;
  readonly events: readonly Logged<InvitationEvent>[];
  readonly sent: InvitationSent['data'];
}

/**
 * Seals each document once per set of signatures, from the original bytes (architecture.md, decision 7). Follows the
 * newest set: when somebody has signed meanwhile, this set is skipped.
 */
export function sealProcess(app: Application, codeKey: Uint8Array) {
  return async (task: SealTask, work: DueWork): Promise<void> => {
    const { state, events } = await app.transactor.load(streams.invitation(work.id), invitationDecider);
    const sent = events.find((event) => event.type === 'InvitationSent')?.data as InvitationSent['data'] | undefined;
    if (!isFrozen(state) || !sent || state.signedBy.length !== task.signatures) return;
    for (const document of sent.documents) {
      if ((state.sealed[document.documentId] ?? 0) >= task.signatures) continue;
      const sealing = { work, task, state, events, sent };
      try {
        await sealOne(app, sealing, document, codeKey);
      } catch (error) {
        if (error instanceof CommandRejectedError && error.rejection.code === 'seal-overtaken') return;
        if (await endedByPurge(app, work, { ...task, documentId: document.documentId })) continue;
        await recordFailure(app, sealing, document, error);
        return;
      }
    }
  };
}

async function sealOne(
  app: Application,
  sealing: Sealing,
  document: AttachedDocument,
  codeKey: Uint8Array,
): Promise<void> {
  const { work, task, state, sent } = sealing;
  const { documentId, sha256, bytes } = document;
  const organization = await app.transactor.load(streams.organization(sent.organizationId), organizationDecider);
  const sealedAt = app.clock.now();
  const head = await newestHead(app);
  const verificationCode = verificationCodeOf(codeKey, documentId);
  const page = signaturePage(sealing, document, {
    organizationName: organization.state.status === 'registered' ? organization.state.name : '',
    sealedAt,
    head,
    verification: { code: verificationCode, url: `${app.settings.baseUrl}/verify/${verificationCode}` },
  });
  const blob = await originalBlob(app, documentId);
  const original = {
    size: bytes,
    sha256,
    part: (start: number, end: number) => app.vault.getPart(blob, { start, end }, { fleeting: true }),
  };
  const sealed = await app.pdf.seal({ original, page });
  await store(app, document, sealed);
  await app.transactor.transact({
    stream: streams.invitation(work.id),
    decider: invitationDecider,
    command: {
      type: 'SealDocuments',
      signedBy: state.signedBy as readonly SignatoryId[],
      seals: [
        {
          documentId,
          ...factsOf(sealed),
          ...(sealed.signaturePage ? { signaturePage: factsOf(sealed.signaturePage) } : {}),
          certificateSha256: sealed.certificateSha256 as Sha256,
          verificationCode,
          head: head ? { leaves: head.leaves, root: head.root as Sha256 } : null,
          sealedAt,
        },
      ],
    },
    identity: processIdentity('seal', `${work.id}/${documentId}/${task.signatures}`, task.causedBy),
    content: { documentId, signatures: task.signatures },
  });
}

function factsOf({ sha256, bytes, level, timeStampedAt, timeStampMissing, validationDataMissing }: SealFacts) {
  return {
    sha256: sha256 as Sha256,
    bytes,
    level,
    ...(timeStampedAt === undefined ? {} : { timeStampedAt: timeStampedAt as Instant }),
    ...(timeStampMissing === undefined ? {} : { timeStampDue: true as const }),
    ...(validationDataMissing === undefined ? {} : { validationDataDue: true as const }),
  };
}

/** The sealed PDF in the vault: the original bytes, then what was appended; and its signature page beside it. */
async function store(app: Application, { documentId, sha256 }: AttachedDocument, sealed: SealedPdf): Promise<void> {
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  const page = sealed.signaturePage;
  if (page) await app.vault.put({ id: sealedBlobId(documentId, page.sha256), key }, asStream(page.pdf));
  const bytes = lazily(async () =>
    append(await originalBytes(app, documentId, sha256, { fleeting: true }), sealed.increment),
  );
  const digest = await app.vault.put({ id: sealedBlobId(documentId, sealed.sha256), key }, bytes);
  if (digest.sha256 !== sealed.sha256) throw new Error('the stored PDF is not the one that was sealed');
}

async function* lazily(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* await open();
}

async function* asStream(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

export async function* append(bytes: AsyncIterable<Uint8Array>, increment: Uint8Array): AsyncIterable<Uint8Array> {
  yield* bytes;
  yield increment;
}

async function recordFailure(
  app: Application,
  { work, task }: Sealing,
  { documentId }: AttachedDocument,
  error: unknown,
): Promise<void> {
  const attempt = task.attempt + 1;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  const nextTryAt: Instant = nextTry(app.clock.now(), attempt);
  const failure = { documentId, signatures: task.signatures, reason, attempt, nextTryAt };
  const name = `sealing-failed/${documentId}/${task.signatures}/${attempt}`;
  await record(app, work, name, task.causedBy, { type: 'RecordSealingFailure', failure });
}
