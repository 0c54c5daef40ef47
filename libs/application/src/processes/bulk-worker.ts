import { streams } from '@attestory/domain';
import type { BulkSendingView } from '@attestory/projections';
import type { Application } from '../application.js';
import type { ProjectionRunner } from '../projection-runner.js';
import { bulkSendProcess } from './bulk-send.process.js';
import { DueWorker } from './due-worker.js';
import { Patience } from './patience.js';

/** Sends the rows of tables. One that fails is put off alone; all are when a store is away. */
export function bulkWorker(
  app: Application,
  progress: { readonly bulkSendings: Pick<ProjectionRunner<never>, 'onChange'> },
  about: (kind: string) => { readonly onError: (error: unknown) => void },
) {
  const patience = new Patience(app.clock);
  const worker = new DueWorker(app, {
    ...about('bulk-send'),
    kind: 'bulk-send' as const,
    views: patience.gate(app.views.bulkSendings),
    details: ({ id }: BulkSendingView) => ({ 'attestory.stream': streams.bulkSending(id) }),
    handler: (leading) => patience.around(bulkSendProcess(leading)),
  });
  progress.bulkSendings.onChange((members) => worker.heed(members));
  return worker;
}
