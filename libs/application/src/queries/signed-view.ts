import {
  type DeliveryState,
  type DeliveryWay,
  decideDelivery,
  type InvitationEvent,
  type Logged,
} from '@attestory/domain';
import type { Application } from '../application.js';

/** What a signatory has signed with, and where their copy goes. */
export interface SignedView {
  readonly signedAt: string;
  readonly eventId: string;
  readonly hash: string;
  readonly method: string;
  /** Where a copy of the sealed documents goes when the invitation closes; empty: nowhere. */
  readonly copies: readonly DeliveryWay[];
}

/** Of the log; null: they have not signed. */
export function signedView(
  { settings }: Pick<Application, 'settings'>,
  signatoryId: string,
  events: readonly Logged<InvitationEvent>[],
  { decisions }: Pick<DeliveryState, 'decisions'>,
): SignedView | null {
  const signed = events.find((event) => event.type === 'DocumentSigned' && event.data.signatoryId === signatoryId);
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (signed?.type !== 'DocumentSigned' || sent?.type !== 'InvitationSent') return null;
  const { id: eventId, hash, time: signedAt } = signed.meta;
  const { role, assurance, method } = signed.data;
  const decided = decisions?.find((one) => one.signatoryId === signatoryId);
  const { ways } =
    decided ?? decideDelivery(settings.deliveryPolicies, { signedAt, role, assurance }, sent.data.delivery);
  return { signedAt, eventId, hash, method, copies: ways };
}
