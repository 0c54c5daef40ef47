import { invitationDecider, streams } from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { record } from './mail.process.js';

/** Closes the links of an invitation that has closed. What a link may do is decided by the invitation already before. */
export function closeLinksProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'close-links' }>, work: DueWork): Promise<void> => {
    const name = `close/${task.causedBy}/${work.openLinks.join(',')}`;
    await record(app, work, name, task.causedBy, { type: 'CloseLinks', reason: task.reason });
  };
}

/** Records that an invitation's time is over. */
export function expiryProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'expire' }>, work: DueWork): Promise<void> => {
    try {
      await app.transactor.transact({
        stream: streams.invitation(work.id),
        decider: invitationDecider,
        command: () => ({ type: 'ExpireInvitation' as const, now: app.clock.now() }),
        identity: processIdentity('expiry', `${work.id}/${task.dueAt}`, task.causedBy),
        content: { expire: task.dueAt },
      });
    } catch (error) {
      // Somebody signed last or cancelled a moment ago: the view will say so.
      if (!(error instanceof CommandRejectedError)) throw error;
    }
  };
}
