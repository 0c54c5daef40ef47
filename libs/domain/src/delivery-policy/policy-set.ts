import type { Instant } from '../ids.js';
import type { DeliverySettings } from './delivery-settings.js';

/**
 * In which role somebody signed, as the policy tells them apart. `representative` is one of an organization that is
 * registered here; whoever named an organization by its business id only, which anybody can do, is taken as `self`.
 */
export const policyRoles = ['self', 'otherOrganization', 'representative'] as const;
export type PolicyRole = (typeof policyRoles)[number];

/** How sure it is who signed. A drawing has `none`. */
export const policyAssurances = ['none', 'single-factor', 'strong'] as const;
export type PolicyAssurance = (typeof policyAssurances)[number];

/** A way in which somebody gets their copy. */
export const deliveryWays = ['download-link', 'personal-account', 'organization-archive'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/** The sender's settings by which a way may be switched off. */
export const deliveryConditions = [
  'sendDownloadLink',
  'saveToPersonalAccount',
  'copyToLightSignatories',
] as const satisfies readonly (keyof DeliverySettings)[];
export type DeliveryCondition = (typeof deliveryConditions)[number];

/** What holds for some roles and assurances. */
export interface DeliveryRow {
  /** By which decisions refer to it. */
  readonly row: string;
  readonly roles: readonly PolicyRole[];
  readonly assurances: readonly PolicyAssurance[];
  readonly ways: readonly {
    readonly way: DeliveryWay;
    /** Only where the sender's setting is on; absent: always. */
    readonly when?: DeliveryCondition;
  }[];
}

/** One version of the policy: for every role and assurance exactly one row. */
export interface DeliveryPolicyVersion {
  readonly version: string;
  /** The day with which it begins (`2025-04-25`), in the set's time zone; null: it is the first, and has always held. */
  readonly from: string | null;
  readonly rows: readonly DeliveryRow[];
}

/** The delivery policy as it is written: versions, oldest first, each until the next one begins. */
export interface DeliveryPolicySet {
  /** IANA name, e.g. `Europe/Helsinki`. */
  readonly timeZone: string;
  readonly versions: readonly DeliveryPolicyVersion[];
}

/** A version with the moment from which on it holds. */
export interface DeliveryPolicy extends DeliveryPolicyVersion {
  /** null: it has always held. */
  readonly validFrom: Instant | null;
}

/** A policy set that was checked: for every moment there is exactly one version, for every signature exactly one row. */
export interface DeliveryPolicies {
  readonly timeZone: string;
  /** Oldest first. */
  readonly versions: readonly [DeliveryPolicy, ...DeliveryPolicy[]];
}
