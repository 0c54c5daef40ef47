import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { archiveForAll } from '../archiving/archive-for-all.js';
import { loadSignedInvitation } from '../archiving/load-signed.js';
import { record, recordDelivery } from './record-delivery.js';

/**
 * Gives everybody their copy of what an invitation has closed with. Who registers meanwhile is seen here, if the claim of
 * their identity came before, and else finds it by having registered later than it closed.
 */
export function archiveProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'archive' }>, work: DueWork): Promise<void> => {
    const loaded = await loadSignedInvitation(app, work.id);
    if (!loaded) return;
    await recordDelivery(app, work);
    const archived = await archiveForAll(app, loaded, task.causedBy);
    await record(app, work, `archived/${task.causedBy}`, task.causedBy, { type: 'RecordArchived', archived });
  };
}
