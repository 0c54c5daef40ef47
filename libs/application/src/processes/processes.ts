import { streams } from '@attestory/domain';
import type {
  ArchiveImportTask,
  ArchivePersonTask,
  BulkSendTask,
  DueTask,
  DueWork,
  NoticeTask,
  RetentionTask,
  RuleTask,
} from '@attestory/projections';
import type { Application } from '../application.js';
import type { LedWork } from '../leading/lead.js';
import type { ProjectionRunner } from '../projection-runner.js';
import { archiveImportProcess } from './archive-import.process.js';
import { archivePersonProcess } from './archive-person.process.js';
import { archiveProcess } from './archive.process.js';
import { bulkWorker } from './bulk-worker.js';
import { DueWorker } from './due-worker.js';
import { closeLinksProcess, expiryProcess, reminderProcess } from './link.process.js';
import { laterProofProcess, timeStamps, validationData } from './later-proof.process.js';
import { mailProcess } from './mail.process.js';
import { noticeProcess } from './notice.process.js';
import type { CertificateSigner } from './purge.process.js';
import { retentionWorkers } from './retention-workers.js';
import { sealProcess } from './seal.process.js';

/** The kinds of tasks about invitations, one worker each. */
export const dueKinds = [
  'mail',
  'seal',
  'close-links',
  'remind',
  'time-stamp',
  'validation-data',
  'archive',
  'expire',
] as const satisfies readonly DueTask['kind'][];

/** The kinds of tasks that are e-mails of their own; the others are about invitations. */
export const noticeKinds = ['notice'] as const satisfies readonly NoticeTask['kind'][];

/** The kinds of tasks about people. */
export const peopleKinds = ['archive-person'] as const satisfies readonly ArchivePersonTask['kind'][];

/** The kinds of tasks about holders' copies, and about the rules by which they are kept. */
export const retentionKinds = ['purge-notice', 'purge'] as const satisfies readonly RetentionTask['kind'][];
export const ruleKinds = ['apply-retention'] as const satisfies readonly RuleTask['kind'][];

/** The kinds of tasks about documents that were signed elsewhere. */
export const importKinds = ['archive-import'] as const satisfies readonly ArchiveImportTask['kind'][];

/** The kinds of tasks about bulk sendings. */
export const bulkKinds = ['bulk-send'] as const satisfies readonly BulkSendTask['kind'][];

/** The views in which something is due. */
type DueViews = 'due' | 'notices' | 'people' | 'imports' | 'rules' | 'retention' | 'bulkSendings';

/** Who tells that there may be something to do. */
type Progress = Pick<ProjectionRunner<never>, 'onChange'>;

/**
 * What the service does by itself: mails, seals, closing links, reminders, proofs that come later, archiving, expiry, purges,
 * sending row by row.
 */
export function dueProcesses(
  app: Application,
  progress: Readonly<Record<DueViews, Progress>>,
  keys: { readonly commands: Uint8Array; readonly heads: CertificateSigner },
  onError: (process: string, error: unknown) => void,
): readonly LedWork[] {
  const about = (kind: string) => ({ onError: (error: unknown) => onError(kind, error) });
  const notices = new DueWorker(app, {
    ...about('notice'),
    kind: 'notice',
    views: app.views.notices,
    details: ({ id }) => ({ 'attestory.stream': streams.notices(id) }),
    handler: noticeProcess,
  });
  progress.notices.onChange((members) => notices.heed(members));
  const people = new DueWorker(app, {
    ...about('archive-person'),
    kind: 'archive-person',
    views: app.views.people,
    details: ({ id }) => ({ 'attestory.stream': streams.person(id) }),
    handler: archivePersonProcess,
  });
  progress.people.onChange((members) => people.heed(members));
  const imports = new DueWorker(app, {
    ...about('archive-import'),
    kind: 'archive-import',
    views: app.views.imports,
    details: ({ id }) => ({ 'attestory.stream': streams.document(id) }),
    handler: archiveImportProcess,
  });
  progress.imports.onChange((members) => imports.heed(members));
  const workers = invitationWorkers(app, keys.commands, about);
  progress.due.onChange((members) => {
    for (const worker of workers) worker.heed(members);
  });
  const bulk = bulkWorker(app, progress, about);
  return [...workers, notices, people, imports, ...retentionWorkers(app, progress, keys.heads, about), bulk];
}

/** One for each kind of task. */
function invitationWorkers(
  app: Application,
  codeKey: Uint8Array,
  about: (kind: string) => { readonly onError: (error: unknown) => void },
) {
  const due = <K extends DueTask['kind']>(kind: K) => ({
    ...about(kind),
    kind,
    views: app.views.due,
    details: ({ id }: DueWork) => ({ 'attestory.invitation.id': id }),
  });
  const sealing = (leading: Application) => sealProcess(leading, codeKey);
  return [
    new DueWorker(app, { ...due('mail'), handler: mailProcess }),
    new DueWorker(app, { ...due('seal'), handler: sealing, concurrency: 2 }),
    new DueWorker(app, { ...due('close-links'), handler: closeLinksProcess }),
    new DueWorker(app, { ...due('remind'), handler: reminderProcess }),
    new DueWorker(app, { ...due('time-stamp'), handler: (leading) => laterProofProcess(leading, timeStamps) }),
    new DueWorker(app, { ...due('validation-data'), handler: (leading) => laterProofProcess(leading, validationData) }),
    new DueWorker(app, { ...due('archive'), handler: archiveProcess }),
    new DueWorker(app, { ...due('expire'), handler: expiryProcess }),
  ];
}
