import { randomUUID } from 'node:crypto';
import { dirname, extname, resolve } from 'node:path';
import {
  type Application,
  CommandRejectedError,
  everyFolder,
  type Importer,
  requireFolder,
  readOrganization,
} from '@attestory/application';
import type { FolderId, OrganizationId } from '@attestory/domain';
import { createPdfInspector } from '@attestory/pdf';
import type { Command } from 'commander';
import { isThere, print, UsageError, withApplication } from '../context.js';
import { entriesOf } from '../import/entries.js';
import { importAll } from '../import/import-all.js';
import { openReport, type Report, reportKinds } from '../import/report.js';
import { Tally } from '../import/tally.js';

interface ImportOptions {
  readonly organization: string;
  readonly folder?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

/** `attestory import <folder>`: documents that were signed elsewhere. */
export function importCommand(program: Command): void {
  program
    .command('import')
    .description('import documents that were signed elsewhere: PDFs, each with a description beside it')
    .argument('<folder>', 'it holds pairs of files: lease.pdf and lease.json')
    .requiredOption('--organization <id>', 'whose documents they are')
    .option('--folder <id>', 'of the organization: for documents whose description names none')
    .option('--dry-run', 'say what would be imported and what refused, and keep nothing')
    .option('--report <file>', 'write what became of each document, as .json or .csv')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe operator vouches for what the descriptions say (docs/how-to/import.md has their form).\n' +
        'It can be broken off and run again: what is there already is not imported twice.\n' +
        'Exit codes: 0 all of it is there now, 1 something was refused or failed, 2 wrong usage.\n' +
        'Example:\n  attestory import ./signed --organization 0f3c8a52-7d0b-5d6e-9a54-2f6d6c1b7a11 --dry-run --report report.csv\n',
    )
    .action(importFolder);
}

async function importFolder(folder: string, options: ImportOptions): Promise<void> {
  const { json = false, dryRun: isDry = false } = options;
  const { entries, ignored } = await entriesIn(folder);
  const kind = kindOfReport(folder, options.report);
  const summary = await withApplication(
    async ({ app }) => {
      const importer = await importerFor(app, options);
      const report = kind && (await opened(options.report as string, kind));
      const folderId = options.folder === undefined ? {} : { folderId: options.folder as FolderId };
      const tally = new Tally();
      await importAll({ app, importer, folder, ...folderId, isDry }, entries, json, async (row) => {
        tally.add(row);
        await report?.add(row);
      });
      const { organizationId, importId } = importer;
      const counts = { organizationId, importId, dryRun: isDry, ...tally.counts, ignored };
      await report?.close(counts);
      return { ...counts, refusals: tally.refusals };
    },
    { inspector: ({ limits }) => createPdfInspector({ limits: { pages: limits.pages } }) },
  );
  print(json, summary, () => Tally.told(summary));
  if (summary.refused > 0) process.exitCode = 1;
}

/** @throws UsageError */
async function entriesIn(folder: string) {
  if (!(await isThere(folder))) throw new UsageError(`${folder} is not there.`);
  const found = await entriesOf(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} can’t be read as a folder (${error.code}).`);
  });
  if (found.entries.length === 0) throw new UsageError(`${folder} holds no PDF and no description.`);
  return found;
}

/** @throws UsageError */
function kindOfReport(folder: string, path: string | undefined) {
  if (path === undefined) return undefined;
  const kind = reportKinds.find((one) => extname(path).toLowerCase() === `.${one}`);
  if (!kind) throw new UsageError('--report must be the name of a .json or .csv file.');
  if (dirname(resolve(path)) === resolve(folder))
    throw new UsageError('--report must lie elsewhere: what is in the folder is imported.');
  return kind;
}

/** @throws UsageError */
function opened(path: string, kind: (typeof reportKinds)[number]): Promise<Report> {
  return openReport(path, kind).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--report can’t be written (${error.code}).`);
  });
}

/** @throws UsageError */
async function importerFor(app: Application, { organization, folder }: ImportOptions): Promise<Importer> {
  const organizationId = organization as OrganizationId;
  const tenant = { organizationId, folders: everyFolder };
  try {
    await readOrganization(app, organizationId);
    await requireFolder(app, tenant, folder ?? null);
  } catch (error) {
    if (!(error instanceof CommandRejectedError)) throw error;
    const what = error.rejection.code === 'folder-unknown' ? `folder ${folder} in organization` : 'organization';
    throw new UsageError(`There is no ${what} ${organization}.`);
  }
  return { ...tenant, vouchedBy: { kind: 'operator' }, importId: randomUUID() as Importer['importId'] };
}
