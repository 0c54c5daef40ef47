import { checkDeliveryPolicies } from './check-policies.js';
import type { DeliveryPolicies, DeliveryPolicySet, DeliveryRow } from './policy-set.js';

const representative: DeliveryRow = {
  row: 'representative',
  roles: ['representative'],
  assurances: ['none', 'single-factor', 'strong'],
  ways: [{ way: 'organization-archive' }],
};

/** The delivery policy where none is set (domain.md, Delivery). Whoever only drew keeps a copy where the sender chose so. */
export const shippedPolicySet: DeliveryPolicySet = {
  timeZone: 'Europe/Helsinki',
  versions: [
    {
      version: 'before-2025-04-25',
      from: null,
      rows: [
        {
          row: 'strong',
          roles: ['self', 'otherOrganization'],
          assurances: ['strong'],
          ways: [{ way: 'personal-account' }],
        },
        { row: 'light', roles: ['self', 'otherOrganization'], assurances: ['none', 'single-factor'], ways: [] },
        representative,
      ],
    },
    {
      version: '2025-04-25',
      from: '2025-04-25',
      rows: [
        {
          row: 'strong',
          roles: ['self', 'otherOrganization'],
          assurances: ['strong'],
          ways: [
            { way: 'download-link', when: 'sendDownloadLink' },
            { way: 'personal-account', when: 'saveToPersonalAccount' },
          ],
        },
        {
          row: 'light',
          roles: ['self', 'otherOrganization'],
          assurances: ['none', 'single-factor'],
          ways: [
            { way: 'download-link', when: 'copyToLightSignatories' },
            { way: 'personal-account', when: 'copyToLightSignatories' },
          ],
        },
        representative,
      ],
    },
  ],
};

/** The same, checked. */
export const shippedPolicies: DeliveryPolicies = checked(shippedPolicySet);

function checked(set: DeliveryPolicySet): DeliveryPolicies {
  const result = checkDeliveryPolicies(set);
  if ('policies' in result) return result.policies;
  throw new Error(`the shipped delivery policy: ${result.faults.map(({ fault }) => fault).join('; ')}`);
}
