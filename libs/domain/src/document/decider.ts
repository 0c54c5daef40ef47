import { type Holder, holderKey } from '../archived-document/holder.js';
import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { ArchivedDocumentId, OrganizationId } from '../ids.js';
import type {
  AddHolder,
  DocumentCommand,
  DocumentRejection,
  RecordBytesPurged,
  RecordImportArchived,
  RemoveHolder,
} from './commands.js';
import type {
  DocumentEvent,
  DocumentFile,
  DocumentImported,
  DocumentStored,
  TemplateDocumentStored,
} from './events.js';

export type DocumentState = { readonly status: 'none' } | KnownDocument;

export interface KnownDocument {
  /** `stored`: its bytes are there. `purging`: they are being deleted, or were, and nobody said so yet. */
  readonly status: 'stored' | 'purging' | 'purged';
  readonly blobId: string;
  /** Whose upload or import it was. */
  readonly organizationId: OrganizationId;
  readonly imported: boolean;
  /** Of an import: whether whoever was to have a copy at once has it. */
  readonly archived: boolean;
  /** By holder (`holderKey`) the copy that they have. */
  readonly holders: Readonly<Record<string, HeldCopy>>;
  /** The keys of those who had one. */
  readonly removed: readonly string[];
  /** What is deleted, or was; none before. */
  readonly files: readonly DocumentFile[];
}

export interface HeldCopy {
  readonly holder: Holder;
  readonly archivedDocumentId: ArchivedDocumentId;
}

type DocumentDecision = Decision<DocumentEvent, DocumentRejection>;

function decide(command: DocumentCommand, state: DocumentState): DocumentDecision {
  if (isStoring(command)) return store(command, state);
  if (state.status === 'none') return reject({ code: 'document-unknown' });
  switch (command.type) {
    case 'RecordImportArchived':
      return recordArchived(command, state);
    case 'AddHolder':
      return addHolder(command, state);
    case 'RemoveHolder':
      return removeHolder(command, state);
    case 'RecordBytesPurged':
      return recordPurge(command, state);
  }
}

type StoringCommand = Extract<DocumentCommand, { readonly document: unknown }>;

function isStoring(command: DocumentCommand): command is StoringCommand {
  return 'document' in command;
}

function store(command: StoringCommand, { status }: DocumentState): DocumentDecision {
  if (status !== 'none') return reject({ code: 'document-exists' });
  switch (command.type) {
    case 'StoreDocument':
      return accept<DocumentEvent>({ type: 'DocumentStored', data: command.document });
    case 'StoreTemplateDocument':
      return accept<DocumentEvent>({ type: 'TemplateDocumentStored', data: command.document });
    case 'ImportDocument':
      return accept<DocumentEvent>({ type: 'DocumentImported', data: command.document });
  }
}

/** Also of one that was purged meanwhile: there is nothing left to archive. */
function recordArchived({ archived }: RecordImportArchived, state: KnownDocument): DocumentDecision {
  if (!state.imported) return reject({ code: 'document-unknown' });
  return state.archived ? accept() : accept<DocumentEvent>({ type: 'ImportArchived', data: { archived } });
}

function addHolder({ holder, archivedDocumentId }: AddHolder, state: KnownDocument): DocumentDecision {
  const key = holderKey(holder);
  if (Object.hasOwn(state.holders, key)) return accept();
  if (state.removed.includes(key)) return reject({ code: 'holder-removed' });
  // Whoever comes after the last one has gone finds nothing: the stream's revision has settled who was first.
  if (state.status !== 'stored') return reject({ code: 'document-purged' });
  return accept<DocumentEvent>({ type: 'HolderAdded', data: { holder, archivedDocumentId } });
}

function removeHolder({ holder, files }: RemoveHolder, state: KnownDocument): DocumentDecision {
  const key = holderKey(holder);
  if (state.removed.includes(key)) return accept();
  const held = Object.hasOwn(state.holders, key) ? state.holders[key] : undefined;
  if (!held) return reject({ code: 'holder-unknown' });
  const removed: DocumentEvent = { type: 'HolderRemoved', data: held };
  if (Object.keys(state.holders).length > 1) return accept(removed);
  return accept<DocumentEvent>(removed, { type: 'DocumentPurgeStarted', data: { files } });
}

function recordPurge({ purged }: RecordBytesPurged, { status }: KnownDocument): DocumentDecision {
  if (status === 'stored') return reject({ code: 'purge-not-started' });
  return status === 'purged' ? accept() : accept<DocumentEvent>({ type: 'DocumentBytesPurged', data: purged });
}

function evolve(state: DocumentState, event: DocumentEvent): DocumentState {
  if (event.type === 'DocumentStored' || event.type === 'TemplateDocumentStored' || event.type === 'DocumentImported')
    return stored(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'ImportArchived':
      return { ...state, archived: true };
    case 'HolderAdded': {
      const { holder } = event.data;
      return { ...state, holders: { ...state.holders, [holderKey(holder)]: event.data } };
    }
    case 'HolderRemoved': {
      const key = holderKey(event.data.holder);
      const holders = Object.fromEntries(Object.entries(state.holders).filter(([other]) => other !== key));
      return { ...state, holders, removed: [...state.removed, key] };
    }
    case 'DocumentPurgeStarted':
      return { ...state, status: 'purging', files: event.data.files };
    case 'DocumentBytesPurged':
      return { ...state, status: 'purged' };
  }
}

function stored({
  type,
  data: { blobId, organizationId },
}: DocumentStored | TemplateDocumentStored | DocumentImported): KnownDocument {
  const imported = type === 'DocumentImported';
  return { status: 'stored', blobId, organizationId, imported, archived: false, holders: {}, removed: [], files: [] };
}

/** A stored document: bytes that never change, and that are there as long as somebody holds the document. */
export const documentDecider: Decider<DocumentCommand, DocumentEvent, DocumentState, DocumentRejection> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
