import { commandIdOf, RegisterOrganizationCommand, RegisterOrganizationHandler } from '@attestory/application';
import {
  type BusinessCountry,
  type BusinessIdFault,
  businessCountries,
  isPlainText,
  type Language,
  languages,
  parseBusinessId,
  scopes,
} from '@attestory/domain';
import { isEmail } from 'class-validator';
import { type Command, Option } from 'commander';
import { organizationIn, print, UsageError, withApplication } from '../context.js';

interface RegisterOptions {
  readonly name: string;
  readonly businessId: string;
  readonly country: BusinessCountry;
  readonly mainUserEmail: string;
  readonly language: Language;
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
    .addOption(new Option('--country <country>', 'whose business register').choices(businessCountries).default('FI'))
    .requiredOption('--main-user-email <address>', 'who administers it, and is asked to join by e-mail')
    .addOption(new Option('--language <language>', 'of that e-mail').choices(languages).default('en'))
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  attestory organization register --name "Acme Oy" --business-id 1234567-1 --main-user-email ada@acme.example\n',
    )
    .action(register);
  organization
    .command('show')
    .description('an organization and its members, from the log')
    .argument('<organization>', 'its id')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  attestory organization show 0f3c8a52-7d0b-5d6e-9a54-2f6d6c1b7a11\n')
    .action(show);
}

async function show(id: string, { json }: { readonly json?: boolean }): Promise<void> {
  const found = await withApplication((open) => organizationIn(open, id));
  const { name, businessId, country, registeredAt } = found.organization;
  const members = found.memberships.members.map(({ since: _, ...member }) => member);
  print(json, { id, name, businessId, country, registeredAt, members }, () =>
    [
      `${name}, ${businessId} (${country}), registered ${registeredAt}`,
      ...members.map((one) => `  ${one.id}  ${one.role.padEnd(9)}  ${one.state.padEnd(7)}  ${calledOf(one)}`),
    ].join('\n'),
  );
}

function calledOf({ name, email }: { readonly name: string | null; readonly email: string | null }): string {
  return [name, email].filter((text) => text !== null).join(', ') || 'erased';
}

async function register(options: RegisterOptions): Promise<void> {
  const { name, businessId, country, mainUserEmail, language } = options;
  if (!isPlainText(name, { max: 200 })) throw new UsageError('--name must be 1 to 200 characters of plain text.');
  const verdict = parseBusinessId(country, businessId);
  if ('fault' in verdict) throw new UsageError(businessIdFault(country, verdict.fault));
  if (!isEmail(mainUserEmail)) throw new UsageError('--main-user-email must be an e-mail address.');
  const result = await withApplication(({ app }) => {
    const commandId = commandIdOf('operator', undefined);
    const identity = { commandId, actor: 'operator', correlationId: commandId, causationId: null };
    const mainUser = { email: mainUserEmail, language };
    const organization = { name, businessId, country, mainUser, scopes };
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

function businessIdFault(country: BusinessCountry, fault: BusinessIdFault): string {
  if (fault === 'check')
    return `--business-id has a wrong check digit for ${country}: look it up in the business register.`;
  return `--business-id is not one of ${country}; give another --country (${businessCountries.join(', ')}) if it is from there.`;
}
