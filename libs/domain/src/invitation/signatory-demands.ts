import type { AuthenticationMethod } from '../identity/authentication-method.js';
import type { IdentityNumber } from '../identity/identity-number.js';
import type { OrganizationId, Personal, Sha256 } from '../ids.js';

/** What the sender wants of a signatory beside a signature. */
export interface SignatoryDemands {
  /** Where `strong` is among the methods: one of these; absent: any that is offered. At least one. */
  readonly strongMethods?: readonly AuthenticationMethod[];
  /** Who must come to authenticate; absent: whoever holds the link. */
  readonly identity?: ExpectedIdentity;
  /** The whole identity number is asked for, kept and shown; absent: masked, and only where it comes by itself. */
  readonly identityNumber?: true;
  /** Absent: the role is theirs to choose, and nothing is asked about it. */
  readonly roles?: RoleDemand;
}

/** The demands that a draft's change sets anew; null: takes it back; absent: as it was. */
export type ChangedDemands = { readonly [D in keyof SignatoryDemands]: SignatoryDemands[D] | null };

/** Whom the sender expects: by the identity number, or by name and date of birth. */
export type ExpectedIdentity =
  | {
      readonly number: Personal<IdentityNumber>;
      /** Keyed hash of it, by which their account finds the invitation; absent: sent before there were accounts. */
      readonly key?: Personal<Sha256>;
    }
  /** `birthDate`: `2000-12-31`. */
  | { readonly name: Personal<string>; readonly birthDate: Personal<string> };

/** What the sender settles about the role in which a signatory signs. */
export interface RoleDemand {
  /**
   * `self` is where the signatory begins, who may move on to an organization; an organization is fixed: they sign for it, and
   * not for themselves. Absent: theirs to choose.
   */
  readonly role?: DemandedRole;
  /** Whoever signs as a representative states in what capacity. */
  readonly capacity?: true;
}

export type DemandedRole =
  | { readonly kind: 'self' }
  | { readonly kind: 'otherOrganization'; readonly name: Personal<string> }
  | { readonly kind: 'representative'; readonly organizationId: OrganizationId }
  | { readonly kind: 'representative'; readonly name: Personal<string>; readonly businessId: string };

/** By what right a representative signs. */
export const signingAuthorities = ['alone', 'jointly', 'procuration', 'authorization'] as const;

/** In what capacity a representative says they sign. */
export interface SigningCapacity {
  /**
   * `alone`: by law or the register, on one's own; `jointly`: with others; `procuration`: a registered procuration;
   * `authorization`: a power of attorney.
   */
  readonly authority: (typeof signingAuthorities)[number];
  /** As they typed it, e.g. managing director. */
  readonly position: Personal<string>;
}
