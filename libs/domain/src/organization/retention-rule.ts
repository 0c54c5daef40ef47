import type { RetentionRule } from '../retention-policy/retention.js';
import { entryOf, type RegisteredOrganizationState } from './state.js';

const inNone = 'root';

/** Under which name the rule of a folder stands; null: that for what lies in none. */
export function ruleKeyOf(folderId: string | null): string {
  return folderId ?? inNone;
}

/** The rule in force for a folder (null: for what lies in none); null: none was set, and copies are kept for good. */
export function retentionRuleOf(
  { retentionRules }: Pick<RegisteredOrganizationState, 'retentionRules'>,
  folderId: string | null,
): (RetentionRule & { readonly applied: boolean }) | null {
  return entryOf(retentionRules, ruleKeyOf(folderId)) ?? null;
}
