import type { InvitationDetails, SignatureHistory } from '@attestory/projections';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { mayRead, type Owned, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import type { Positioned, ViewPage } from '../views.js';
import { listInFolders, type ListPage } from './list-in-folders.js';

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
    const list = { index: 'organization', member: reader.organizationId };
    return listInFolders(this.app, this.app.views.invitations, reader, { ...list, ...page }, after);
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

/** What belongs to another tenant, or lies where they may not read, does not exist. */
function owned<V extends Owned>(view: V | null, reader: TenantReader): V {
  if (!view || !mayRead(reader, view)) throw new CommandRejectedError({ code: 'not-found' });
  return view;
}
