import type { KeptDocument } from '../documents/kept-document.js';

/** A document in an organization's archive (`GET /v1/archive`). */
export interface ArchivedDocument extends KeptDocument {
  /** Who sent or imported it. */
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  /** Another organization sent it, and somebody signed it for this one. */
  readonly signedFor?: true;
  readonly seal?: { readonly state: 'waiting' | 'retrying' | 'done'; readonly sha256?: string };
  readonly imported?: { readonly origin?: string | null };
  readonly holds: number;
  readonly links: { readonly signaturePage?: string };
}

/** Of what whoever asks may read (`GET /v1/organizations/{id}/folders`). */
export interface Folder {
  readonly id: string;
  readonly name: string | null;
  /** null: open to every member, by their role. */
  readonly rights: readonly { readonly groupId: string; readonly access: 'read' | 'write' }[] | null;
}

/** The invitation of which a draft can be made: only one's own organization's has one that it may read. */
export function ownInvitationOf(document: Pick<ArchivedDocument, 'invitationId' | 'signedFor'>): string | null {
  return document.signedFor ? null : (document.invitationId ?? null);
}

/** Where a document's bytes are had. @param part empty: the document */
export function archivedFile(id: string, part: string): string {
  return `/v1/archive/${id}/document${part === '' ? '' : `?part=${part}`}`;
}
