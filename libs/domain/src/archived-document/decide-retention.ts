import { accept, reject } from '../decider.js';
import { type Retention, sameRetention } from '../retention-policy/retention.js';
import type { ChangeRetention, PlaceHold, ReleaseHold } from './commands.js';
import type { ArchivedDocumentDecision } from './decider.js';
import type { ArchivedDocumentEvent } from './events.js';
import type { KnownArchivedDocument } from './state.js';

/** Another rule is in force: nothing changes for a copy that lies elsewhere by now, or that a newer version has reached. */
export function changeRetention(command: ChangeRetention, state: KnownArchivedDocument): ArchivedDocumentDecision {
  const { folderId, retention, because } = command;
  if (folderId !== state.folderId || sameRetention(retention, state.retention)) return accept();
  if (isOlder(retention, state.retention)) return accept();
  return accept<ArchivedDocumentEvent>({ type: 'RetentionChanged', data: { ...retention, because } });
}

/** Rules of one folder are counted. */
function isOlder(one: Retention, other: Retention): boolean {
  const isCounted = one.rule === other.rule && one.rule.startsWith('organization/');
  return isCounted && Number(one.policyVersion) < Number(other.policyVersion);
}

/** Holds are an organization's: people's copies are kept by the policy alone. */
export function placeHold({ type: _, ...hold }: PlaceHold, state: KnownArchivedDocument): ArchivedDocumentDecision {
  if (state.holder.kind !== 'organization') return reject({ code: 'not-found' });
  const { holdId } = hold;
  if (state.holds.includes(holdId) || state.released.includes(holdId)) return accept();
  return accept<ArchivedDocumentEvent>({ type: 'LegalHoldPlaced', data: hold });
}

export function releaseHold(
  { type: _, ...released }: ReleaseHold,
  { holds, released: before }: KnownArchivedDocument,
): ArchivedDocumentDecision {
  if (before.includes(released.holdId)) return accept();
  if (!holds.includes(released.holdId)) return reject({ code: 'hold-unknown' });
  return accept<ArchivedDocumentEvent>({ type: 'LegalHoldReleased', data: released });
}
