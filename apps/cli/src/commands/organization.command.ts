import { commandIdOf, RegisterOrganizationCommand, RegisterOrganizationHandler } from '@attestory/application';
import { scopes } from '@attestory/domain';
import { isPlainText } from '@attestory/server';
import { isEmail } from 'class-validator';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';

interface RegisterOptions {
  readonly name: string;
  readonly businessId: string;
  readonly mainUserEmail: string;
  readonly json?: boolean;
}

/** `attestory organization register` */
export function organizationCommand(program: Command): void {
  const organization = program.command('organization').description('organizations that send invitations');
  organization
    .command('register')
    .description('register an organization with its main user, and get an API client')
    .requiredOption('--name <name>', 'the registered name')
    .requiredOption('--business-id <id>', 'as in the business register of its country')
    .requiredOption('--main-user-email <address>', 'who administers it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  attestory organization register --name "Acme Oy" --business-id 1234567-1 --main-user-email ada@acme.example\n',
    )
    .action(register);
}

async function register(options: RegisterOptions): Promise<void> {
  const { name, businessId, mainUserEmail } = options;
  if (!isPlainText(name, { max: 200 })) throw new UsageError('--name must be 1 to 200 characters of plain text.');
  if (!isPlainText(businessId, { max: 50 })) throw new UsageError('--business-id must be 1 to 50 characters.');
  if (!isEmail(mainUserEmail)) throw new UsageError('--main-user-email must be an e-mail address.');
  const result = await withApplication(({ app }) => {
    const commandId = commandIdOf('operator', undefined);
    const identity = { commandId, actor: 'operator', correlationId: commandId, causationId: null };
    const organization = { name, businessId, mainUserEmail, scopes };
    return new RegisterOrganizationHandler(app).execute(new RegisterOrganizationCommand(identity, organization));
  });
  const { organizationId, clientId, clientSecret } = result;
  print(options.json, { organizationId, clientId, clientSecret }, () =>
    [
      `Registered ${name}.`,
      `  organization  ${organizationId}`,
      `  client id     ${clientId}`,
      `  client secret ${clientSecret}   (shown this once; keep it safe)`,
    ].join('\n'),
  );
}
