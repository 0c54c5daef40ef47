import {
  type ArchivedInvitation,
  folderWord,
  type InvitationDetails,
  type InvitationStatus,
  searchedWords,
  type SignatureHistory,
  stateWord,
} from '@attestory/projections';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { requireFolder } from '../commands/folders.js';
import { mayRead, type Owned, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { archivedFor } from './archived.js';
import type { Positioned, ViewPage, Views } from '../views.js';

/** An invitation with those that lead on from it, newest first, as far as whoever asks may read them. */
export interface LinkedInvitation extends Positioned<InvitationDetails> {
  /** Copies of it. */
  readonly replacedBy: readonly string[];
  readonly addenda: readonly string[];
}

/** One invitation of an organization. `after`: the position that the view must have passed. */
export class GetInvitation extends Query<LinkedInvitation> {
  constructor(
    readonly reader: TenantReader,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetInvitation)
export class GetInvitationHandler implements IQueryHandler<GetInvitation> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ reader, invitationId, after }: GetInvitation): Promise<LinkedInvitation> {
    const found = await this.app.views.invitations.read(invitationId, after);
    if (!found || !mayRead(reader, found.view)) throw new CommandRejectedError({ code: 'not-found' });
    const leadingOn = async (index: 'replaces' | 'addendumTo') => {
      const query = { index, member: invitationId, limit: mostLinks, descending: true };
      const others = await this.app.views.invitations.find(query);
      return others.items.filter((other) => mayRead(reader, other) && other.state !== 'discarded').map(({ id }) => id);
    };
    const [replacedBy, addenda] = await Promise.all([leadingOn('replaces'), leadingOn('addendumTo')]);
    return { ...found, replacedBy, addenda };
  }
}

/** Of the copies of one invitation, and of its addenda, the newest. */
const mostLinks = 100;

/** A part of an organization's list, newest first. */
export interface ListPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: InvitationStatus;
  /** What lies in this folder only; null: in none. */
  readonly folder?: string | null;
  /** What they are found by: beginnings of words, all of them. A page may then hold fewer than `limit` and go on. */
  readonly q?: string;
  /** When they were drafted (in the archive: closed), RFC 3339: from this on. */
  readonly from?: string;
  /** And before this. */
  readonly to?: string;
}

/** An organization's invitations, newest first. */
export class ListInvitations extends Query<ViewPage<Positioned<InvitationDetails>>> {
  constructor(
    readonly reader: TenantReader,
    readonly page: ListPage,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  execute({ reader, page, after }: ListInvitations): Promise<ViewPage<Positioned<InvitationDetails>>> {
    return listOf(this.app, this.app.views.invitations, reader, page, after);
  }
}

/** The full signature history of one invitation. */
export class GetSignatureHistory extends Query<SignatureHistory> {
  constructor(
    readonly reader: TenantReader,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetSignatureHistory)
export class GetSignatureHistoryHandler implements IQueryHandler<GetSignatureHistory> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ reader, invitationId, after }: GetSignatureHistory): Promise<SignatureHistory> {
    return owned(await this.app.views.history.get(invitationId, after), reader);
  }
}

/** The organization's archive: what has closed with at least one signature, newest first. */
export class ListArchive extends Query<ViewPage<ArchivedInvitation>> {
  constructor(
    readonly reader: TenantReader,
    readonly page: ListPage,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(ListArchive)
export class ListArchiveHandler implements IQueryHandler<ListArchive> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ reader, page, after }: ListArchive): Promise<ViewPage<ArchivedInvitation>> {
    const { items, nextCursor } = await listOf(this.app, this.app.views.archive, reader, page, after);
    return { items: items.flatMap(({ view }) => archivedFor(view, reader) ?? []), nextCursor };
  }
}

/** One invitation in the organization's archive. */
export class GetArchived extends Query<ArchivedInvitation> {
  constructor(
    readonly reader: TenantReader,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetArchived)
export class GetArchivedHandler implements IQueryHandler<GetArchived> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ reader, invitationId, after }: GetArchived): Promise<ArchivedInvitation> {
    const archived = archivedFor(await this.app.views.archive.get(invitationId, after), reader);
    if (!archived) throw new CommandRejectedError({ code: 'not-found' });
    return archived;
  }
}

/** What lies where they may read: the organization's list, or those of single folders as one. */
async function listOf(
  app: Application,
  views: Views<InvitationDetails>,
  reader: TenantReader,
  { status, q, folder, ...page }: ListPage,
  after?: string,
): Promise<ViewPage<Positioned<InvitationDetails>>> {
  const { organizationId: member, folders } = reader;
  const words = [...(status ? [stateWord(status)] : []), ...(q ? searchedWords(q) : [])];
  const query = { index: 'organization', ...page, descending: true };
  if (folder !== undefined) {
    await requireFolder(app, reader, folder, 'read');
    return views.list({ ...query, member, words: [...words, folderWord(folder)] }, after);
  }
  if (folders.readable === 'all') return views.list({ ...query, member, words }, after);
  const members = folders.readable.map((one) => ({ member, words: [folderWord(one)] }));
  return views.findMerged({ ...query, members, words }, after);
}

/** What belongs to another tenant, or lies where they may not read, does not exist. */
function owned<V extends Owned>(view: V | null, reader: TenantReader): V {
  if (!view || !mayRead(reader, view)) throw new CommandRejectedError({ code: 'not-found' });
  return view;
}
