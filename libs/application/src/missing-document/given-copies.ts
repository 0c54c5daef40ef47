import { type DeliveryEvent, decideDelivery, type Fact, type GivenCopies, type Logged } from '@attestory/domain';
import type { Application } from '../application.js';
import { isNot, known } from './facts-by-event.js';
import type { SignedTogether } from './signed-together.js';

/** What the delivery policy gave them: as it was decided at closing; where no decision is in the log, as it would be. */
export function givenCopies(
  { settings }: Pick<Application, 'settings'>,
  { signature, end, settings: frozenSettings, frozen }: SignedTogether,
  delivery: readonly Logged<DeliveryEvent>[],
): Fact<GivenCopies> {
  if (!signature || !end) return isNot(end);
  const decided = delivery.find((event) => event.type === 'DeliveryDecided');
  const decision = decided?.data.decisions.find((one) => one.signatoryId === signature.signatoryId);
  if (decided && decision) return known(givenBy(decision), decided);
  // What was withheld follows from the settings that were frozen then.
  return known(givenBy(decideDelivery(settings.deliveryPolicies, signature, frozenSettings)), frozen);
}

function givenBy({ policyVersion, ways, withheld }: GivenCopies): GivenCopies {
  return { policyVersion, ways, withheld };
}
