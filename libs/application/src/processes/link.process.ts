import { invitationDecider, streams } from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { reminding } from '../commands/remind-signatories.handler.js';
import { record } from './record-delivery.js';

/** Closes the links of an invitation that has closed. What a link may do is decided by the invitation already before. */
export function closeLinksProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'close-links' }>, work: DueWork): Promise<void> => {
    const name = `close/${task.causedBy}/${task.linkIds.join(',')}`;
    await record(app, work, name, task.causedBy, {
      type: 'CloseLinks',
      reason: task.reason,
      linkIds: task.linkIds,
    });
  };
}

/** Reminds a pending signatory when their schedule says so. */
export function reminderProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'remind' }>, work: DueWork): Promise<void> => {
    await unlessOvertaken(() =>
      app.transactor.transact({
        stream: streams.invitation(work.id),
        decider: invitationDecider,
        command: reminding(app, [task.signatoryId], 'schedule'),
        identity: processIdentity('reminders', `${work.id}/${task.causedBy}`, task.causedBy),
        content: { remind: task.causedBy },
      }),
    );
  };
}

/** Records that an invitation's time is over. */
export function expiryProcess(app: Application) {
  return async (task: Extract<DueTask, { readonly kind: 'expire' }>, work: DueWork): Promise<void> => {
    await unlessOvertaken(() =>
      app.transactor.transact({
        stream: streams.invitation(work.id),
        decider: invitationDecider,
        command: () => ({ type: 'ExpireInvitation' as const, now: app.clock.now() }),
        identity: processIdentity('expiry', `${work.id}/${task.dueAt}`, task.causedBy),
        content: { expire: task.dueAt },
      }),
    );
  };
}

/** Runs a process's command; where somebody signed, cancelled or declined a moment ago, the view will say so. */
async function unlessOvertaken(transact: () => Promise<unknown>): Promise<void> {
  try {
    await transact();
  } catch (error) {
    if (!(error instanceof CommandRejectedError)) throw error;
  }
}
