import type { RetentionRuleEvent } from './retention-events.js';
import { ruleKeyOf } from './retention-rule.js';
import type { RegisteredOrganizationState } from './state.js';

/** Which rules are in force, and which of them have reached what lay in their folders. */
export function evolveRetention(
  state: RegisteredOrganizationState,
  event: RetentionRuleEvent,
): RegisteredOrganizationState {
  const rules = state.retentionRules;
  if (event.type === 'RetentionRuleSet') {
    const { folderId, ...rule } = event.data;
    return { ...state, retentionRules: { ...rules, [ruleKeyOf(folderId)]: { ...rule, applied: false } } };
  }
  const { ruleId, version } = event.data;
  const applied = Object.entries(rules).map(([folder, rule]) => {
    const isIt = rule.ruleId === ruleId && rule.version === version;
    return [folder, isIt ? { ...rule, applied: true } : rule] as const;
  });
  return { ...state, retentionRules: Object.fromEntries(applied) };
}
