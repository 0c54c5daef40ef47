import {
  type FolderId,
  organizationDecider,
  type RegisteredOrganizationState,
  retentionRuleOf,
  streams,
} from '@attestory/domain';
import { newIdOf } from '../../command-identity.js';
import { CommandRejectedError } from '../../transact.js';
import type { OrganizationContext, OrganizationTools } from './organization-transaction.js';

/** An organization's rule for a folder, as its main users see it. */
export interface RetentionRuleView {
  readonly ruleId: string;
  /** null: for what lies in no folder. */
  readonly folderId: string | null;
  /** null: for good. */
  readonly months: number | null;
  readonly version: number;
  /** It has reached all that lay in the folder when it was set. */
  readonly applied: boolean;
}

export interface RetentionRuleAnswer {
  readonly rule: RetentionRuleView;
  readonly revision: number;
  readonly position: string;
}

/** The rules of an organization, as the log has them now: that for what lies in no folder first. */
export async function retentionRules(
  { transactor }: Pick<OrganizationTools, 'transactor'>,
  organizationId: string,
): Promise<readonly RetentionRuleView[]> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  const folders = [null, ...Object.keys(state.folders)];
  return folders.flatMap((folderId) => ruleView(state, folderId) ?? []);
}

/** Says how long copies in a folder are kept. @throws CommandRejectedError `forbidden`, `folder-unknown`, `stale` */
export async function setRetentionRule(
  { transactor }: Pick<OrganizationTools, 'transactor'>,
  { organizationId, identity, ifRevision, by }: OrganizationContext,
  { folderId, months }: { readonly folderId: FolderId | null; readonly months: number | null },
): Promise<RetentionRuleAnswer> {
  const ruleId = newIdOf(organizationId, `retention-rule/${folderId ?? 'root'}`);
  const { state, revision, position } = await transactor.transact({
    stream: streams.organization(organizationId),
    decider: organizationDecider,
    command: { type: 'SetRetentionRule', folderId, ruleId, months, by },
    identity,
    content: { retentionOf: folderId, months },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  const rule = state.status === 'none' ? null : ruleView(state, folderId);
  return { rule: rule as RetentionRuleView, revision, position: position as string };
}

function ruleView(state: RegisteredOrganizationState, folderId: string | null): RetentionRuleView | null {
  const rule = retentionRuleOf(state, folderId);
  return rule && { ruleId: rule.ruleId, folderId, months: rule.months, version: rule.version, applied: rule.applied };
}
