import {
  type ArchivedInvitation,
  archivedInvitation,
  type InvitationDetails,
  type InvitationStatus,
  searchedWords,
  type SignatureHistory,
  stateWord,
} from '@attestory/projections';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { CommandRejectedError } from '../transact.js';
import type { Positioned, ViewPage, ViewQuery } from '../views.js';

/** One invitation of an organization. `after`: the position that the view must have passed. */
export class GetInvitation extends Query<Positioned<InvitationDetails>> {
  constructor(
    readonly organizationId: string,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetInvitation)
export class GetInvitationHandler implements IQueryHandler<GetInvitation> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ organizationId, invitationId, after }: GetInvitation): Promise<Positioned<InvitationDetails>> {
    const found = await this.app.views.invitations.read(invitationId, after);
    if (found?.view.organizationId !== organizationId) throw new CommandRejectedError({ code: 'not-found' });
    return found;
  }
}

/** A part of an organization's list, newest first. */
export interface ListPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: InvitationStatus;
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
    readonly organizationId: string,
    readonly page: ListPage,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(ListInvitations)
export class ListInvitationsHandler implements IQueryHandler<ListInvitations> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  execute({ organizationId, page, after }: ListInvitations): Promise<ViewPage<Positioned<InvitationDetails>>> {
    return this.app.views.invitations.list(listQuery(organizationId, page), after);
  }
}

/** The full signature history of one invitation. */
export class GetSignatureHistory extends Query<SignatureHistory> {
  constructor(
    readonly organizationId: string,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetSignatureHistory)
export class GetSignatureHistoryHandler implements IQueryHandler<GetSignatureHistory> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ organizationId, invitationId, after }: GetSignatureHistory): Promise<SignatureHistory> {
    return owned(await this.app.views.history.get(invitationId, after), organizationId);
  }
}

/** The organization's archive: what has closed with at least one signature, newest first. */
export class ListArchive extends Query<ViewPage<ArchivedInvitation>> {
  constructor(
    readonly organizationId: string,
    readonly page: ListPage,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(ListArchive)
export class ListArchiveHandler implements IQueryHandler<ListArchive> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ organizationId, page, after }: ListArchive): Promise<ViewPage<ArchivedInvitation>> {
    const { items, nextCursor } = await this.app.views.archive.find(listQuery(organizationId, page), after);
    return { items: items.flatMap((view) => archivedInvitation(view) ?? []), nextCursor };
  }
}

/** One invitation in the organization's archive. */
export class GetArchived extends Query<ArchivedInvitation> {
  constructor(
    readonly organizationId: string,
    readonly invitationId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetArchived)
export class GetArchivedHandler implements IQueryHandler<GetArchived> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ organizationId, invitationId, after }: GetArchived): Promise<ArchivedInvitation> {
    const view = owned(await this.app.views.archive.get(invitationId, after), organizationId);
    const archived = archivedInvitation(view);
    if (!archived) throw new CommandRejectedError({ code: 'not-found' });
    return archived;
  }
}

function listQuery(organizationId: string, { status, q, ...page }: ListPage): ViewQuery {
  const words = [...(status ? [stateWord(status)] : []), ...(q ? searchedWords(q) : [])];
  return { index: 'organization', member: organizationId, ...page, words, descending: true };
}

/** What belongs to another tenant does not exist. */
function owned<V extends { readonly organizationId: string }>(view: V | null, organizationId: string): V {
  if (view?.organizationId !== organizationId) throw new CommandRejectedError({ code: 'not-found' });
  return view;
}
