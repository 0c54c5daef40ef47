import type { ProjectionRunner } from '../projection-runner.js';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import type { LedWork } from '../leading/lead.js';
import { DueWorker } from './due-worker.js';
import { closeLinksProcess, expiryProcess, reminderProcess } from './link.process.js';
import { laterProofProcess, timeStamps, validationData } from './later-proof.process.js';
import { mailProcess } from './mail.process.js';
import { sealProcess } from './seal.process.js';

/** The kinds of tasks, one worker each. */
export const dueKinds = [
  'mail',
  'seal',
  'close-links',
  'remind',
  'time-stamp',
  'validation-data',
  'expire',
] as const satisfies readonly DueTask['kind'][];

/** What the service does by itself: mails, seals, closing links, reminders, proofs that come later, expiry. */
export function dueProcesses(
  app: Application,
  due: Pick<ProjectionRunner<DueWork>, 'onProgress'>,
  codeKey: Uint8Array,
  onError: (process: string, error: unknown) => void,
): readonly LedWork[] {
  const errors = (name: string) => (error: unknown) => onError(name, error);
  const workers = [
    new DueWorker(app, { kind: 'mail', handler: mailProcess, onError: errors('mail') }),
    new DueWorker(app, {
      kind: 'seal',
      handler: (leading) => sealProcess(leading, codeKey),
      onError: errors('seal'),
      concurrency: 2,
    }),
    new DueWorker(app, { kind: 'close-links', handler: closeLinksProcess, onError: errors('close-links') }),
    new DueWorker(app, { kind: 'remind', handler: reminderProcess, onError: errors('remind') }),
    new DueWorker(app, {
      kind: 'time-stamp',
      handler: (leading) => laterProofProcess(leading, timeStamps),
      onError: errors('time-stamp'),
    }),
    new DueWorker(app, {
      kind: 'validation-data',
      handler: (leading) => laterProofProcess(leading, validationData),
      onError: errors('validation-data'),
    }),
    new DueWorker(app, { kind: 'expire', handler: expiryProcess, onError: errors('expire') }),
  ];
  due.onProgress(() => {
    for (const worker of workers) worker.wake();
  });
  return workers;
}
