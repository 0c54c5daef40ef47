import type { Instant } from '../ids.js';
import type { SigningRole } from '../invitation/events.js';
import { keepUntil } from './keep-until.js';
import type { RetentionPolicy } from './policy.js';

/** How long a copy is kept, and by what. */
export interface Retention {
  /** `personal/{role}`, `organization/{folder id}`, `organization/root` (in no folder), `organization/keep` (no rule was set). */
  readonly rule: string;
  /** Of the shipped policy; of an organization's own rule its number. */
  readonly policyVersion: string;
  /** null: for good. */
  readonly keepUntil: Instant | null;
}

/** An organization's rule for one of its folders, or for what lies in none. */
export interface RetentionRule {
  readonly ruleId: string;
  /** Counted per folder, from 1. */
  readonly version: number;
  /** Calendar months from the document's last signature; null: kept for good. */
  readonly months: number | null;
}

/**
 * How long a person keeps a copy: by the role in which they signed, counted from the document's last signature. Whoever
 * signed in several roles keeps it for the longest of their times.
 */
export function personalRetention(
  policy: RetentionPolicy,
  roles: readonly [SigningRole['kind'], ...SigningRole['kind'][]],
  lastSignedAt: Instant,
): Retention {
  const monthsOf = (role: SigningRole['kind']) => policy.personal[role].months;
  const role = roles.reduce((longest, next) => (monthsOf(next) > monthsOf(longest) ? next : longest));
  const until = keepUntil(lastSignedAt, monthsOf(role), policy.timeZone);
  return { rule: `personal/${role}`, policyVersion: policy.version, keepUntil: until };
}

/** How long an organization keeps a copy in a folder (null: in none): by its own rule; without one, for good. */
export function organizationRetention(
  { version, timeZone }: Pick<RetentionPolicy, 'version' | 'timeZone'>,
  { folderId, rule }: { readonly folderId: string | null; readonly rule: RetentionRule | null },
  lastSignedAt: Instant,
): Retention {
  if (!rule) return { rule: 'organization/keep', policyVersion: version, keepUntil: null };
  const until = rule.months === null ? null : keepUntil(lastSignedAt, rule.months, timeZone);
  return { rule: `organization/${folderId ?? 'root'}`, policyVersion: `${rule.version}`, keepUntil: until };
}

/** Whether two say the same. */
export function sameRetention(one: Retention, other: Retention): boolean {
  return one.rule === other.rule && one.policyVersion === other.policyVersion && one.keepUntil === other.keepUntil;
}
