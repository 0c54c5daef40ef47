import { streams } from '@attestory/domain';
import type { DueRules, RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';
import type { LedWork } from '../leading/lead.js';
import type { ProjectionRunner } from '../projection-runner.js';
import { applyRetentionProcess } from './apply-retention.process.js';
import { DueWorker } from './due-worker.js';
import { Patience } from './patience.js';
import { purgeNoticeProcess } from './purge-notice.process.js';
import { type CertificateSigner, purgeProcess } from './purge.process.js';

type Progress = Pick<ProjectionRunner<never>, 'onChange'>;

/** Each purge waits for flushes of the log: several at once share them. */
const purgesAtOnce = 50;

/** Notices of purges, purges, and new rules for what lies in folders: one worker each. */
export function retentionWorkers(
  app: Application,
  progress: { readonly rules: Progress; readonly retention: Progress },
  signer: CertificateSigner,
  about: (kind: string) => { readonly onError: (error: unknown) => void },
): readonly LedWork[] {
  const details = ({ archivedDocumentId }: RetentionView) => ({
    'attestory.stream': streams.archivedDocument(archivedDocumentId),
  });
  const kept = <K extends 'purge-notice' | 'purge'>(kind: K, patience: Patience) => {
    return { ...about(kind), kind, views: patience.gate(app.views.retention), details };
  };
  const [forNotices, forPurges] = [new Patience(app.clock), new Patience(app.clock)];
  const notices = new DueWorker(app, {
    ...kept('purge-notice', forNotices),
    handler: (leading) => forNotices.around(purgeNoticeProcess(leading, forNotices)),
  });
  const purges = new DueWorker(app, {
    ...kept('purge', forPurges),
    handler: (leading) => forPurges.around(purgeProcess(leading, signer)),
    concurrency: purgesAtOnce,
  });
  const rules = new DueWorker(app, {
    ...about('apply-retention'),
    kind: 'apply-retention' as const,
    views: app.views.rules,
    details: ({ id }: DueRules) => ({ 'attestory.stream': streams.organization(id) }),
    handler: applyRetentionProcess,
  });
  progress.rules.onChange((members) => rules.heed(members));
  progress.retention.onChange((members) => {
    notices.heed(members);
    purges.heed(members);
  });
  return [notices, purges, rules];
}
