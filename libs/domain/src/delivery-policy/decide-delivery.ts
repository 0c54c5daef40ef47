import type { Instant, OrganizationId } from '../ids.js';
import type { SigningRole } from '../invitation/events.js';
import type { DeliverySettings } from './delivery-settings.js';
import type {
  DeliveryCondition,
  DeliveryPolicies,
  DeliveryPolicy,
  DeliveryRow,
  DeliveryWay,
  PolicyAssurance,
  PolicyRole,
} from './policy-set.js';

/** What of a signature decides where its copy goes. */
export interface SignatureFacts {
  readonly signedAt: string;
  readonly role: SigningRole;
  readonly assurance: PolicyAssurance;
}

/** Where the copy of one signatory goes, and why. */
export interface CopyDecision {
  readonly policyVersion: string;
  /** The row of that version. */
  readonly row: string;
  readonly ways: readonly DeliveryWay[];
  /** Ways that are not taken, because of the sender's setting, or of how sure it is who signed. */
  readonly withheld: readonly { readonly way: DeliveryWay; readonly because: DeliveryCondition | 'assurance' }[];
  /** The organization, registered here, for which they signed: its archive is meant by `organization-archive`. */
  readonly organizationId?: OrganizationId;
}

/** The version that holds at a time. */
export function policyInForce({ versions }: DeliveryPolicies, at: string): DeliveryPolicy {
  const [first] = versions;
  return versions.findLast(({ validFrom }) => validFrom === null || (validFrom as Instant) <= at) ?? first;
}

/**
 * Where the copy of what somebody signed goes when the invitation closes (domain.md, Delivery): by the version that held
 * when they signed, and by the settings that were frozen at sending.
 */
export function decideDelivery(
  policies: DeliveryPolicies,
  { signedAt, role, assurance }: SignatureFacts,
  settings: DeliverySettings,
): CopyDecision {
  const policy = policyInForce(policies, signedAt);
  const policyRole = policyRoleOf(role);
  const row = rowFor(policy, policyRole, assurance);
  const taken = row.ways.filter(({ when }) => when === undefined || settings[when]).map(({ way }) => way);
  const switchedOff = row.ways.flatMap(({ way, when }) =>
    when !== undefined && !settings[when] ? [{ way, because: when }] : [],
  );
  const forStrong = rowFor(policy, policyRole, 'strong')
    .ways.filter(({ way }) => !row.ways.some((own) => own.way === way))
    .map(({ way }) => ({ way, because: 'assurance' as const }));
  return {
    policyVersion: policy.version,
    row: row.row,
    ways: taken,
    withheld: [...switchedOff, ...forStrong],
    ...(policyRole === 'representative' && 'organizationId' in role ? { organizationId: role.organizationId } : {}),
  };
}

function policyRoleOf(role: SigningRole): PolicyRole {
  if (role.kind === 'representative' && !('organizationId' in role)) return 'self';
  return role.kind;
}

function rowFor(policy: DeliveryPolicy, role: PolicyRole, assurance: PolicyAssurance): DeliveryRow {
  const found = policy.rows.find((row) => row.roles.includes(role) && row.assurances.includes(assurance));
  if (!found)
    throw new Error(`delivery policy ${policy.version} was not checked: no row for ${role} with ${assurance}`);
  return found;
}
