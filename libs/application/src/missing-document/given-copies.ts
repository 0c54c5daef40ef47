import { decideDelivery, type Fact, type GivenCopies } from '@attestory/domain';
import type { Application } from '../application.js';
import { isNot, known } from './facts-by-event.js';
import type { SignedTogether } from './signed-together.js';

/** What the delivery policy gives them, now that it is closed. */
export function givenCopies(
  { settings }: Pick<Application, 'settings'>,
  { signature, end, settings: frozenSettings, frozen }: SignedTogether,
): Fact<GivenCopies> {
  if (!signature || !end) return isNot(end);
  // What was withheld follows from the settings that were frozen then.
  const { policyVersion, ways, withheld } = decideDelivery(settings.deliveryPolicies, signature, frozenSettings);
  return known({ policyVersion, ways, withheld }, frozen);
}
