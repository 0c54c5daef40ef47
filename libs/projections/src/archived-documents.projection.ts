import {
  type ArchivedKind,
  type ArchivedState,
  type DocumentArchived,
  type Holder,
  holderKey,
  type Logged,
  type Retention,
} from '@attestory/domain';
import { aggregateIdOf, type Projection, type ViewEntry } from './projection.js';
import { folderWord, kindWord, stateWord, wordsOf } from './words.js';

/** A holder's copy of a document. */
export interface ArchivedDocumentView {
  readonly id: string;
  readonly holder: Holder;
  readonly foundBy?: 'identity' | 'email';
  readonly documentId: string;
  /** Absent: it was imported. */
  readonly invitationId?: string;
  readonly kind: ArchivedKind;
  readonly state: ArchivedState;
  readonly title: string | null;
  readonly fileName: string | null;
  /** Of the original, as `pages` and `bytes`. */
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly pageApart?: true;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly sentAt?: string;
  readonly closedAt: string;
  readonly lastSignedAt: string;
  /** The organization that sent or imported it. */
  readonly senderId: string;
  readonly signedFor?: true;
  readonly signatories: DocumentArchived['data']['signatories'];
  readonly imported?: NonNullable<DocumentArchived['data']['imported']>;
  readonly retention: Retention;
  /** The legal holds that stand. */
  readonly holds: readonly string[];
  /** The certificate of its purge, which has started or is done; absent: it is kept. */
  readonly purge?: { readonly certificateId: string; readonly startedAt: string; readonly purgedAt?: string };
}

/** The index of what holders have. */
export const holderIndex = 'holder';

/** Where what a person's e-mail addresses find is listed, for whoever has shown no more than that they read them. */
export function byEmailOnly(personId: string): string {
  return `person/${personId}/email`;
}

export const archivedDocuments: Projection<ArchivedDocumentView> = {
  name: 'archived-documents',
  version: 1,
  categories: ['archived-document'],
  fold: (view, event) => (event.type === 'DocumentArchived' ? archived(event) : view && change(view, event)),
  entries: (view) => (view.purge ? [] : listsOf(view).map((member) => entryOf(view, member))),
};

/** The lists that a holder's copy stands in. */
export function listsOf({ holder, foundBy }: Pick<ArchivedDocumentView, 'holder' | 'foundBy'>): readonly string[] {
  const own = holderKey(holder);
  return holder.kind === 'person' && foundBy === 'email' ? [own, byEmailOnly(holder.personId)] : [own];
}

function entryOf(view: ArchivedDocumentView, member: string): ViewEntry {
  const { title, fileName, signatories, state, kind, folderId, closedAt: sort } = view;
  const texts = wordsOf([title, fileName, ...signatories.map(({ name }) => name)]);
  return {
    index: holderIndex,
    member,
    sort,
    words: [...texts, stateWord(state), kindWord(kind), folderWord(folderId)],
  };
}

function archived({ data, meta }: Extract<Logged, { type: 'DocumentArchived' }>): ArchivedDocumentView {
  const { archivedDocumentId: _, delivery: __, folderId = null, ...facts } = data;
  return { ...facts, id: aggregateIdOf(meta.stream), folderId, holds: [] };
}

function change(view: ArchivedDocumentView, event: Logged): ArchivedDocumentView {
  switch (event.type) {
    case 'DocumentMoved':
      return { ...view, folderId: event.data.to };
    case 'RetentionChanged': {
      const { rule, policyVersion, keepUntil } = event.data;
      return { ...view, retention: { rule, policyVersion, keepUntil } };
    }
    case 'LegalHoldPlaced':
      return { ...view, holds: [...view.holds, event.data.holdId] };
    case 'LegalHoldReleased':
      return { ...view, holds: view.holds.filter((id) => id !== event.data.holdId) };
    case 'PurgeStarted':
      return purging(view, event);
    case 'DocumentPurged':
      return view.purge ? { ...view, purge: { ...view.purge, purgedAt: event.meta.time } } : view;
    default:
      return view;
  }
}

/** What it was called and who signed it is nobody's to read here any more. */
function purging(
  view: ArchivedDocumentView,
  { data, meta }: Extract<Logged, { type: 'PurgeStarted' }>,
): ArchivedDocumentView {
  const signatories = view.signatories.map((signatory) => ({ ...signatory, name: null }));
  const purge = { certificateId: data.certificateId, startedAt: meta.time };
  return { ...view, title: null, fileName: null, signatories, purge };
}
