import { decideDelivery, type SignatureFacts } from './decide-delivery.js';
import type { DeliverySettings } from './delivery-settings.js';
import { shippedPolicies } from './shipped-policies.js';

/** Whose copy it is: that of the person who signed, or of the organization, registered here, for which they signed. */
export type CopyHolder = 'person' | 'organization';

/** Who keeps a copy of what somebody signed when the invitation closes, by the shipped policy; null: neither, on this side. */
export function copyHolder(facts: SignatureFacts, settings: DeliverySettings): CopyHolder | null {
  const { ways } = decideDelivery(shippedPolicies, facts, settings);
  if (ways.includes('organization-archive')) return 'organization';
  return ways.includes('personal-account') ? 'person' : null;
}
