import { canonicalize, type JsonValue } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import {
  type DeliveryPolicies,
  type DeliveryPolicy,
  type DeliveryPolicyIntroduced,
  type Instant,
  type ServiceEvent,
  type Sha256,
  shippedPolicies,
} from '@attestory/domain';

/** A version of the delivery policy that the log knows is missing, or says something else now. */
export class DeliveryPolicyChangedError extends Error {
  override readonly name = 'DeliveryPolicyChangedError';
}

const always = '0001-01-01T00:00:00.000Z' as Instant;

/** Each version of a policy set as the fact that introduces it, oldest first. */
export function policyFacts({ timeZone, versions }: DeliveryPolicies): readonly DeliveryPolicyIntroduced[] {
  return versions.map(({ validFrom, version, from, rows }: DeliveryPolicy) => {
    const policy = { version, timeZone, from, rows };
    return {
      type: 'DeliveryPolicyIntroduced',
      data: { version, validFrom: validFrom ?? always, sha256: hashOf(policy), policy },
    };
  });
}

function hashOf(policy: object): Sha256 {
  return sha256(canonicalize(policy as JsonValue)) as Sha256;
}

/** Copies were given by these versions: what they say can't change behind the log's back. @throws DeliveryPolicyChangedError */
export function refuseChangedPolicies(policies: DeliveryPolicies, events: readonly ServiceEvent[]): void {
  const given = new Map(policyFacts(policies).map(({ data }) => [data.version, data.sha256]));
  for (const event of events) {
    if (event.type !== 'DeliveryPolicyIntroduced') continue;
    const { version, policy, sha256: known } = asIntroduced(event);
    const now = given.get(version);
    if (known === undefined || now === known) continue;
    const { timeZone, ...written } = policy ?? {};
    throw new DeliveryPolicyChangedError(
      `the log knows version ${version} of the delivery policy, ${now === undefined ? 'which is missing now' : 'which is another one now'}. ` +
        `Documents were delivered by it, so it stays as it was, in the time zone ${timeZone}: ${JSON.stringify(written)}. ` +
        'Put it back into ATTESTORY_DELIVERY_POLICY, and write what shall change as a further version, with a later day in "from".',
    );
  }
}

/** Before policies were data their versions were introduced by name only. */
function asIntroduced({ data }: DeliveryPolicyIntroduced): DeliveryPolicyIntroduced['data'] {
  if (data.sha256 !== undefined) return data;
  return policyFacts(shippedPolicies).find((shipped) => shipped.data.version === data.version)?.data ?? data;
}
