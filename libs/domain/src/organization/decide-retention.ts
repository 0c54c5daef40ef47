import { accept, reject } from '../decider.js';
import type { RecordRuleApplied, SetRetentionRule } from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { retentionRuleOf } from './retention-rule.js';
import { entryOf, type RegisteredOrganizationState } from './state.js';

/** What a main user wishes about how long copies are kept. The same rule once more changes nothing. */
export function decideRetentionRule(
  { folderId, ruleId, months }: SetRetentionRule,
  state: RegisteredOrganizationState,
): OrganizationDecision {
  if (folderId !== null && !entryOf(state.folders, folderId)) return reject({ code: 'folder-unknown', folderId });
  const known = retentionRuleOf(state, folderId);
  if (known?.months === months) return accept<OrganizationEvent>();
  const data = { ruleId: known?.ruleId ?? ruleId, folderId, months, version: (known?.version ?? 0) + 1 };
  return accept<OrganizationEvent>({ type: 'RetentionRuleSet', data });
}

/** What the process found: of a rule that was changed meanwhile, or whose end is on record, there is nothing to say. */
export function decideRuleApplied(
  { ruleId, version, changed }: RecordRuleApplied,
  state: RegisteredOrganizationState,
): OrganizationDecision {
  const rule = Object.values(state.retentionRules).find((one) => one.ruleId === ruleId);
  if (rule?.version !== version || rule.applied) return accept<OrganizationEvent>();
  return accept<OrganizationEvent>({ type: 'RetentionRuleApplied', data: { ruleId, version, changed } });
}
