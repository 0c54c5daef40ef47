/** How long what lies in a folder is kept (`GET …/retention-rules`). */
export interface Rule {
  readonly folderId: string | null;
  /** Calendar months; null: for good. */
  readonly months: number | null;
  readonly version: number;
  /** It has reached all that lay in the folder when it was set. */
  readonly applied: boolean;
}

/** The longest rule, in months. */
export const mostMonths = 1_200;

/** A time as somebody types it. */
export interface Span {
  readonly amount: string;
  readonly unit: 'years' | 'months';
}

/** How a rule is typed: in years where it is so many whole ones. */
export function spanOf(months: number | null): Span {
  if (months === null) return { amount: '10', unit: 'years' };
  return months % 12 === 0
    ? { amount: String(months / 12), unit: 'years' }
    : { amount: String(months), unit: 'months' };
}

/** How many months were typed; null: that is no time that something can be kept. */
export function monthsOf({ amount, unit }: Span): number | null {
  const number = /^\d{1,4}$/.test(amount.trim()) ? Number(amount) : 0;
  const months = unit === 'years' ? number * 12 : number;
  return months >= 1 && months <= mostMonths ? months : null;
}

/** By which rule a copy is kept, as the service names it. */
export type RuleName =
  | { readonly kind: 'folder'; readonly folderId: string }
  | { readonly kind: 'root' | 'keep' | 'other' };

/** Reads `organization/{folderId}`, `organization/root` and `organization/keep`. */
export function ruleNameOf(rule: string): RuleName {
  const name = /^organization\/(.+)$/.exec(rule)?.[1];
  if (name === undefined) return { kind: 'other' };
  return name === 'root' || name === 'keep' ? { kind: name } : { kind: 'folder', folderId: name };
}
