import type { ProjectionRunner } from '../projection-runner.js';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { DueWorker } from './due-worker.js';
import type { NewestHead } from './head.process.js';
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

export interface Processes {
  stop(): Promise<void>;
}

/** Starts what the service does by itself: mails, seals, closing links, reminders, expiry. */
export function startProcesses(
  app: Application,
  due: ProjectionRunner<DueWork>,
  newestHead: NewestHead,
  codeKey: Uint8Array,
  onError: (process: string, error: unknown) => void,
): Processes {
  const errors = (name: string) => (error: unknown) => onError(name, error);
  const workers = [
    new DueWorker(app, { kind: 'mail', handle: mailProcess(app), onError: errors('mail') }),
    new DueWorker(app, {
      kind: 'seal',
      handle: sealProcess(app, newestHead, codeKey),
      onError: errors('seal'),
      concurrency: 2,
    }),
    new DueWorker(app, { kind: 'close-links', handle: closeLinksProcess(app), onError: errors('close-links') }),
    new DueWorker(app, { kind: 'remind', handle: reminderProcess(app), onError: errors('remind') }),
    new DueWorker(app, {
      kind: 'time-stamp',
      handle: laterProofProcess(app, timeStamps),
      onError: errors('time-stamp'),
    }),
    new DueWorker(app, {
      kind: 'validation-data',
      handle: laterProofProcess(app, validationData),
      onError: errors('validation-data'),
    }),
    new DueWorker(app, { kind: 'expire', handle: expiryProcess(app), onError: errors('expire') }),
  ];
  const unsubscribe = due.onProgress(() => {
    for (const worker of workers) worker.wake();
  });
  for (const worker of workers) worker.start();
  return {
    stop: async () => {
      unsubscribe();
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
