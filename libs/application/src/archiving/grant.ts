import { decideDelivery, defaultDeliverySettings, type DeliveryWay, type DocumentArchived } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Application } from '../application.js';

/** The version and row of the delivery policy that give somebody a copy. */
export type Grant = NonNullable<DocumentArchived['data']['delivery']>;

/** What gives somebody a copy of what they signed in a way, or null: the one place where archiving asks the delivery policy. */
export function grantOf(
  way: DeliveryWay,
  { settings }: Pick<Application, 'settings'>,
  { signature }: Pick<SignedSignatory, 'signature'>,
  { delivery }: Pick<SignedDocuments, 'delivery'>,
): Grant | null {
  if (!signature) return null;
  const decision = decideDelivery(settings.deliveryPolicies, signature, delivery ?? defaultDeliverySettings);
  const { policyVersion, row, ways } = decision;
  return ways.includes(way) ? { policyVersion, row } : null;
}
