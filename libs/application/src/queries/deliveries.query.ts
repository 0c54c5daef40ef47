import { type Deliveries, deliveryMarks, type DeliveryFilter, type DownloadLinkDelivery } from '@attestory/projections';
import type { Application } from '../application.js';
import { mayRead, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import type { Positioned, ViewPage } from '../views.js';
import { listInFolders, type ListPage } from './list-in-folders.js';

/** Where documents went, as of a moment: whether a link still works depends on the time. */
export type ShownDeliveries = Omit<Deliveries, 'recipients' | 'organizationId'> & {
  readonly marks: readonly DeliveryFilter[];
  readonly recipients: readonly (Omit<Deliveries['recipients'][number], 'links'> & {
    readonly links: readonly (DownloadLinkDelivery & { readonly state: 'open' | 'expired' | 'closed' })[];
  })[];
};

/** To whom the documents of one invitation went. @throws CommandRejectedError `not-found` */
export async function deliveriesOf(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  after?: string,
): Promise<Positioned<ShownDeliveries>> {
  const found = await app.views.deliveries.read(invitationId, after);
  if (!found || !mayRead(reader, found.view)) throw new CommandRejectedError({ code: 'not-found' });
  return { view: shown(found.view, app.clock.now()), position: found.position };
}

/** The organization's invitations that were sent, newest first, with where their documents went. */
export async function listDeliveries(
  app: Application,
  reader: TenantReader,
  page: ListPage,
  after?: string,
): Promise<ViewPage<ShownDeliveries>> {
  const { items, nextCursor } = await listInFolders(
    app,
    app.views.deliveries,
    reader,
    { index: 'organization', member: reader.organizationId, ...page },
    after,
  );
  const now = app.clock.now();
  return { items: items.map(({ view }) => shown(view, now)), nextCursor };
}

function shown(view: Deliveries, now: string): ShownDeliveries {
  const { organizationId: _, recipients, ...rest } = view;
  return {
    ...rest,
    marks: deliveryMarks(view),
    recipients: recipients.map((one) => ({
      ...one,
      links: one.links.map((link) => ({ ...link, state: stateOf(link, now) })),
    })),
  };
}

function stateOf({ closed, expiresAt }: DownloadLinkDelivery, now: string): 'open' | 'expired' | 'closed' {
  if (closed) return 'closed';
  return now >= expiresAt ? 'expired' : 'open';
}
