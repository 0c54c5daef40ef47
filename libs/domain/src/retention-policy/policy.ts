import type { Instant } from '../ids.js';
import type { SigningRole } from '../invitation/events.js';

/** How long copies are kept in personal accounts, by the role in which their holder signed (domain.md, Documents and retention). */
export interface RetentionPolicy {
  readonly version: string;
  /** From when on it is in force. */
  readonly validFrom: Instant;
  /** In whose calendar months are counted (IANA). */
  readonly timeZone: string;
  readonly personal: { readonly [Role in SigningRole['kind']]: { readonly months: number } };
  /** How long before a purge its notice is given. */
  readonly noticeDays: number;
}

/**
 * The shipped policy. A representative of an organization that isn't registered here keeps their copy as for themselves;
 * where it is, the copy is the organization's, under its own rules.
 */
export const retentionPolicy: RetentionPolicy = {
  version: '2025-04-25',
  // 25 April 2025 begins in Helsinki.
  validFrom: '2025-04-24T21:00:00.000Z' as Instant,
  timeZone: 'Europe/Helsinki',
  personal: { self: { months: 12 }, otherOrganization: { months: 3 }, representative: { months: 12 } },
  noticeDays: 30,
};
