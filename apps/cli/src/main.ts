#!/usr/bin/env node
import 'reflect-metadata';
import { CommandRejectedError } from '@attestory/application';
import { ConfigError, version } from '@attestory/server';
import { Command } from 'commander';
import { backupCommand } from './commands/backup.command.js';
import { completionCommand } from './commands/completion.command.js';
import { doctorCommand } from './commands/doctor.command.js';
import { eventsCommand } from './commands/events.command.js';
import { historyCommand } from './commands/history.command.js';
import { importCommand } from './commands/import.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { organizationCommand } from './commands/organization.command.js';
import { pdfCommand } from './commands/pdf.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { retentionCommand } from './commands/retention.command.js';
import { verifyCommand } from './commands/verify.command.js';
import { UsageError } from './context.js';

const program = new Command('attestory')
  .description('Electronic signatures whose source of truth is an event log')
  .version(version)
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nIt works on the data of ATTESTORY_DATA (default: ./data), with the server running or not.\n' +
      'Exit codes: 0 done, 1 damage found or a failure, 2 wrong usage or configuration.\n',
  );
/** Before the commands, which take it over as they are made. */
program.exitOverride((error) => {
  process.exit(error.exitCode === 0 ? 0 : 2);
});
const commands = [organizationCommand, historyCommand, eventsCommand, verifyCommand, rebuildCommand];
const moving = [backupCommand, importCommand, migrateCommand];
for (const add of [...commands, ...moving, retentionCommand, pdfCommand, doctorCommand, completionCommand])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  const usage = error instanceof UsageError || error instanceof ConfigError;
  const message = error instanceof CommandRejectedError ? `refused: ${error.message}` : (error as Error).message;
  process.stderr.write(`attestory: ${message}\n`);
  process.exitCode = usage ? 2 : 1;
}
