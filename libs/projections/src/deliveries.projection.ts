import { closedAs, isClosing, type Logged } from '@attestory/domain';
import { byEmail } from './belonging.js';
import { type Deliveries, type Downloads, deliveryMarks, type MailDelivery, type Recipient } from './deliveries.js';
import { aggregateIdOf, type Projection } from './projection.js';
import { folderWord, stateWord, wordsOf } from './words.js';

/** The index of what was given to an address as download links. */
export const downloadLinkIndex = 'download-links';

export const deliveries: Projection<Deliveries> = {
  name: 'deliveries',
  version: 1,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => (event.type === 'InvitationDrafted' ? drafted(event) : view && change(view, event)),
  entries: (view) => {
    const { sentAt: sort } = view;
    if (sort === undefined) return [];
    const own = { index: 'organization', member: view.organizationId, sort, words: deliveryWords(view) };
    return [own, ...linkedAddresses(view).map((email) => ({ index: downloadLinkIndex, ...byEmail(email), sort }))];
  },
};

/** Several people may share a mailbox. */
function linkedAddresses({ recipients }: Deliveries): readonly string[] {
  const addresses = recipients.flatMap(({ email, links }) => (email && links.length > 0 ? [email.toLowerCase()] : []));
  return [...new Set(addresses)];
}

/** Found by the title and who was asked, by where it lies, and by what stands out. */
function deliveryWords(view: Deliveries): readonly string[] {
  const people = view.recipients.flatMap(({ name, email }) => [name, email]);
  return [...wordsOf([view.title, ...people]), ...deliveryMarks(view).map(stateWord), folderWord(view.folderId)];
}

function drafted({ data, meta }: Extract<Logged, { type: 'InvitationDrafted' }>): Deliveries {
  const { organizationId, folderId = null, title } = data;
  return { id: aggregateIdOf(meta.stream), organizationId, folderId, title, state: 'draft', recipients: [] };
}

function change(view: Deliveries, event: Logged): Deliveries {
  const at = event.meta.time;
  if (isClosing(event)) return { ...view, state: closedAs(event), closedAt: at };
  switch (event.type) {
    case 'DraftChanged':
      return event.data.folderId === undefined ? view : { ...view, folderId: event.data.folderId };
    case 'InvitationSent': {
      const { title, signatories } = event.data;
      const recipients = signatories.map(({ signatoryId, name, email }) => {
        return { signatoryId, name, email, mails: [], links: [] };
      });
      return { ...view, title, state: 'sent', sentAt: at, recipients };
    }
    case 'SignatoryContactCorrected':
      return withRecipient(view, event.data.signatoryId, (one) => ({ ...one, email: event.data.email }));
    case 'InvitationOpened':
      return withRecipient(view, event.data.signatoryId, (one) => ({ ...one, openedAt: one.openedAt ?? at }));
    case 'DocumentSigned': {
      const { signatoryId, role } = event.data;
      return withRecipient(view, signatoryId, (one) => ({ ...one, signedAt: at, role }));
    }
    default:
      return delivered(view, event);
  }
}

/** What the processes gave, and what became of it. */
function delivered(view: Deliveries, event: Logged): Deliveries {
  const at = event.meta.time;
  switch (event.type) {
    case 'DeliveryDecided':
      return event.data.decisions.reduce(
        (next, { signatoryId, ...decision }) => withRecipient(next, signatoryId, (one) => ({ ...one, decision })),
        view,
      );
    case 'EmailHandedOver':
    case 'EmailBounced':
    case 'EmailDelayed':
      return withRecipient(view, event.data.signatoryId, (one) => ({ ...one, mails: withMail(one.mails, event) }));
    case 'DownloadLinkIssued': {
      const { invitationId: _, signatoryId, ...link } = event.data;
      return withRecipient(view, signatoryId, (one) => ({ ...one, links: [...one.links, { ...link, issuedAt: at }] }));
    }
    case 'LinkClosed':
      return withLink(view, event.data.linkId, { closed: { reason: event.data.reason, at } });
    case 'DocumentDownloaded':
      return withLink(view, event.data.linkId, (link) => ({ downloads: oneMore(link.downloads, at) }));
    case 'CopyDownloaded':
      return withRecipient(view, event.data.signatoryId, (one) => ({ ...one, copies: oneMore(one.copies, at) }));
    default:
      return view;
  }
}

/** The newest word about each e-mail: one that was put off may be handed over later. */
function withMail(
  mails: readonly MailDelivery[],
  event: Extract<Logged, { type: 'EmailHandedOver' | 'EmailBounced' | 'EmailDelayed' }>,
): readonly MailDelivery[] {
  const { messageId, reason } = event.data;
  const others = mails.filter((mail) => mail.messageId !== messageId);
  const about = { messageId, reason, at: event.meta.time };
  switch (event.type) {
    case 'EmailHandedOver':
      return [...others, { ...about, state: 'handed-over' }];
    case 'EmailBounced':
      return [...others, { ...about, state: 'bounced', answer: event.data.answer }];
    case 'EmailDelayed': {
      const { answer, nextTryAt } = event.data;
      return [...others, { ...about, state: 'delayed', answer, nextTryAt }];
    }
  }
}

function oneMore(downloads: Downloads | undefined, at: string): Downloads {
  return { count: (downloads?.count ?? 0) + 1, first: downloads?.first ?? at, last: at };
}

function withRecipient(view: Deliveries, id: string, next: (recipient: Recipient) => Recipient): Deliveries {
  return { ...view, recipients: view.recipients.map((one) => (one.signatoryId === id ? next(one) : one)) };
}

type Link = Recipient['links'][number];

function withLink(
  view: Deliveries,
  linkId: string,
  changes: Partial<Link> | ((link: Link) => Partial<Link>),
): Deliveries {
  if (!view.recipients.some(({ links }) => links.some((link) => link.linkId === linkId))) return view;
  const changed = (link: Link) => ({ ...link, ...(typeof changes === 'function' ? changes(link) : changes) });
  const recipients = view.recipients.map((one) => {
    return { ...one, links: one.links.map((link) => (link.linkId === linkId ? changed(link) : link)) };
  });
  return { ...view, recipients };
}
