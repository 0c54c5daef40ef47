import { decideDelivery, defaultDeliverySettings, type DeliveryWay } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Application } from '../application.js';

/** In which ways the delivery policy gives somebody a copy of what they signed: the one place where archiving asks it. */
export function givenWays(
  { settings }: Pick<Application, 'settings'>,
  { signature }: Pick<SignedSignatory, 'signature'>,
  { delivery }: Pick<SignedDocuments, 'delivery'>,
): readonly DeliveryWay[] {
  if (!signature) return [];
  return decideDelivery(settings.deliveryPolicies, signature, delivery ?? defaultDeliverySettings).ways;
}
