import {
  type DeliveryEvent,
  type DownloadLinkIssued,
  type Fact,
  type LinkStanding,
  type Logged,
  type MissingDocumentFacts,
} from '@attestory/domain';
import { evidenceOf, isNot, known } from './facts-by-event.js';

type Told = Pick<MissingDocumentFacts, 'mail' | 'link'>;

/** What became of the e-mails and download links of one signatory. */
export function toldFacts(events: readonly Logged<DeliveryEvent>[], signatoryId: string, now: string): Told {
  return { mail: mailFact(events, signatoryId), link: linkFact(events, signatoryId, now) };
}

const mailStates = { EmailHandedOver: 'handed-over', EmailDelayed: 'delayed', EmailBounced: 'bounced' } as const;

function mailFact(events: readonly Logged<DeliveryEvent>[], signatoryId: string): MissingDocumentFacts['mail'] {
  const newest = events.findLast(
    (event) =>
      (event.type === 'EmailHandedOver' || event.type === 'EmailDelayed' || event.type === 'EmailBounced') &&
      event.data.signatoryId === signatoryId,
  );
  return newest ? known({ state: mailStates[newest.type as keyof typeof mailStates] }, newest) : isNot();
}

/** Of several links the one that works; where none does, the newest. */
function linkFact(events: readonly Logged<DeliveryEvent>[], signatoryId: string, now: string): Fact<LinkStanding> {
  const links = events.filter(
    (event): event is Logged<DownloadLinkIssued> =>
      event.type === 'DownloadLinkIssued' && event.data.signatoryId === signatoryId,
  );
  const closingOf = ({ data }: Logged<DownloadLinkIssued>) =>
    events.find((event) => event.type === 'LinkClosed' && event.data.linkId === data.linkId);
  const link = links.findLast((one) => !closingOf(one) && one.data.expiresAt > now) ?? links.at(-1);
  if (!link) return isNot();
  const ids = new Set(links.map(({ data }) => data.linkId));
  const used = events.findLast((event) => event.type === 'DocumentDownloaded' && ids.has(event.data.linkId));
  const closing = closingOf(link);
  const state = closing ? 'closed' : link.data.expiresAt > now ? 'open' : 'expired';
  const isRevoked = closing?.type === 'LinkClosed' && closing.data.reason === 'revoked';
  const more = { ...(isRevoked ? { revoked: true as const } : {}), ...(used ? { used: evidenceOf(used) } : {}) };
  return known({ state, expiresAt: link.data.expiresAt, ...more }, closing ?? link);
}
