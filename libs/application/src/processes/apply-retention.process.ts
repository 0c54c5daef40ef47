import { organizationDecider, streams } from '@attestory/domain';
import { type DueRules, folderMember, retentionIndex, type RuleTask } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { correctRetention } from '../retention/correct-retention.js';

const pageSize = 200;

/**
 * Brings a rule to all that lies in its folder, page by page. What was brought to it already is passed over, so whoever
 * goes on after a crash does the rest. What is put into the folder meanwhile is corrected by whoever puts it there.
 */
export function applyRetentionProcess(app: Application) {
  return async ({ ruleId, folderId, version, causedBy }: RuleTask, { id: organizationId }: DueRules): Promise<void> => {
    const member = folderMember(organizationId, folderId);
    // What was archived before now is in the view by then.
    const after = (await app.store.head()) ?? undefined;
    let [changed, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const query = { index: retentionIndex.folder, member, limit: pageSize, ...(cursor ? { cursor } : {}) };
      const page = await app.views.retention.find(query, after);
      for (const { archivedDocumentId } of page.items) {
        const found = await correctRetention(app, archivedDocumentId, { because: 'rule', causedBy });
        if (found?.status === 'kept' && found.folderId === folderId) changed += 1;
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    await app.transactor.transact({
      stream: streams.organization(organizationId),
      decider: organizationDecider,
      command: { type: 'RecordRuleApplied', ruleId, version, changed },
      identity: processIdentity('apply-retention', `${ruleId}/${version}`, causedBy),
      content: { ruleId, version },
    });
  };
}
