import type { ArchivedKind } from '@attestory/domain';
import {
  type DeliveryFilter,
  folderWord,
  type InvitationStatus,
  kindWord,
  searchedWords,
  stateWord,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { requireFolder } from '../commands/folders.js';
import type { TenantReader } from '../tenant.js';
import type { Positioned, ViewPage, Views } from '../views.js';

/** A part of an organization's list, newest first. */
export interface ListPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: InvitationStatus | 'imported' | DeliveryFilter;
  readonly kind?: ArchivedKind;
  /** What lies in this folder only; null: in none. */
  readonly folder?: string | null;
  /** What they are found by: beginnings of words, all of them. A page may then hold fewer than `limit` and go on. */
  readonly q?: string;
  /** When they were drafted (in the archive: closed), RFC 3339: from this on. */
  readonly from?: string;
  /** And before this. */
  readonly to?: string;
}

/** What of a list is asked for, by the words that its views have in their index. */
export function byWords<P extends Pick<ListPage, 'status' | 'kind' | 'q'>>({ status, kind, q, ...page }: P) {
  const words = [
    ...(status ? [stateWord(status)] : []),
    ...(kind ? [kindWord(kind)] : []),
    ...(q ? searchedWords(q) : []),
  ];
  return { words, ...page };
}

/** What lies where they may read: the whole list of a member of an index, or those of single folders as one. */
export async function listInFolders<V>(
  app: Pick<Application, 'transactor'>,
  views: Views<V>,
  reader: TenantReader,
  { index, member, folder, ...asked }: ListPage & { readonly index: string; readonly member: string },
  after?: string,
): Promise<ViewPage<Positioned<V>>> {
  const { folders } = reader;
  const { words, ...page } = byWords(asked);
  const query = { index, ...page, descending: true };
  if (folder !== undefined) {
    await requireFolder(app, reader, folder, 'read');
    return views.list({ ...query, member, words: [...words, folderWord(folder)] }, after);
  }
  if (folders.readable === 'all') return views.list({ ...query, member, words }, after);
  const members = folders.readable.map((one) => ({ member, words: [folderWord(one)] }));
  return views.findMerged({ ...query, members, words }, after);
}
