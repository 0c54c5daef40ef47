import { describe, expect, it } from '@jest/globals';
import {
  createFolder,
  factsOf,
  history,
  invite,
  join,
  register,
  ruleApplied,
  setRule,
} from '../testing/organization.sample.js';
import { organizationDecider } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { retentionRuleOf } from './retention-rule.js';

const start = [register, createFolder('hr')];
const rule = (folderId: string | null, months: number | null, version: number) =>
  ({
    type: 'RetentionRuleSet',
    data: { ruleId: `rule-${folderId}`, folderId, months, version },
  }) as unknown as OrganizationEvent;

describe('How long an organization keeps what lies in a folder', () => {
  it('is set by a main user, for a folder or for what lies in none', () => {
    history(...start)
      .when(setRule('hr', 6))
      .thenAccepted(rule('hr', 6, 1));
    history(...start)
      .when(setRule(null, 120))
      .thenAccepted(rule(null, 120, 1));
    history(...start)
      .when(setRule('other', 6))
      .thenRejected('folder-unknown', { folderId: 'other' });
  });

  it('is nothing that others may set', () => {
    const withBo = [...start, invite('bo'), join('bo')];
    history(...withBo)
      .when(setRule('hr', 6, 'bo'))
      .thenRejected('forbidden');
  });

  it('is counted per folder, and the same once more changes nothing', () => {
    history(...start, setRule('hr', 6), setRule(null, 12))
      .when(setRule('hr', null))
      .thenAccepted(rule('hr', null, 2));
    history(...start, setRule('hr', 6))
      .when(setRule('hr', 6))
      .thenAccepted();
  });

  it('may be said to be for good, too', () => {
    history(...start)
      .when(setRule('hr', null))
      .thenAccepted(rule('hr', null, 1));
  });

  it('has reached what lay there once, each version for itself', () => {
    const set = [...start, setRule('hr', 6)];
    history(...set)
      .when(ruleApplied('hr', 1))
      .thenAccepted('RetentionRuleApplied');
    history(...set, ruleApplied('hr', 1))
      .when(ruleApplied('hr', 1))
      .thenAccepted();
    history(...set, setRule('hr', 12))
      .when(ruleApplied('hr', 1))
      .thenAccepted();
    history(...set, ruleApplied('hr', 1), setRule('hr', 12))
      .when(ruleApplied('hr', 2))
      .thenAccepted('RetentionRuleApplied');
  });

  it('is found by its folder', () => {
    const state = factsOf(...start, setRule('hr', 6), ruleApplied('hr', 1)).reduce(
      organizationDecider.evolve,
      organizationDecider.initial,
    );
    if (state.status === 'none') throw new Error('not registered');
    expect(retentionRuleOf(state, 'hr')).toMatchObject({ months: 6, version: 1 });
    expect(retentionRuleOf(state, null)).toBeNull();
    expect(retentionRuleOf(state, 'constructor')).toBeNull();
  });
});
