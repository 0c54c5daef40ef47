import {
  type ApiClientId,
  type BusinessCountry,
  defaultDeliverySettings,
  type Instant,
  type Language,
  type MemberId,
  type NewApiClient,
  type OrganizationId,
  organizationDecider,
  type PersonId,
  parseBusinessId,
  type RegisterOrganization,
  type Scope,
  streams,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { type CommandIdentity, newIdOf } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { newClientSecret, secretHashOf } from './organization/client-secret.js';
import { joinLinkOf } from './organization/join-link.js';

export interface RegisteredOrganization {
  readonly organizationId: string;
  /** The main user. */
  readonly memberId: string;
  /** null: it was registered without an API client. */
  readonly clientId: string | null;
  /** Shown once, so null in a repeat; only its hash is kept. */
  readonly clientSecret: string | null;
  readonly revision: number;
  readonly position: string;
}

/** Registers an organization: by a person, or for one who is invited, then with a first API client. */
export class RegisterOrganizationCommand extends Command<RegisteredOrganization> {
  constructor(
    readonly identity: CommandIdentity,
    readonly organization: {
      readonly name: string;
      readonly businessId: string;
      readonly country: BusinessCountry;
      readonly mainUser:
        | { readonly email: string; readonly language: Language }
        | { readonly personId: string; readonly name: string | null };
      /** Of the first API client; absent: there is none. */
      readonly scopes?: readonly Scope[];
    },
  ) {
    super();
  }
}

@CommandHandler(RegisterOrganizationCommand)
export class RegisterOrganizationHandler implements ICommandHandler<RegisterOrganizationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ identity, organization }: RegisterOrganizationCommand): Promise<RegisteredOrganization> {
    const { name, country, scopes } = organization;
    const businessId = soundBusinessId(country, organization.businessId);
    const organizationId = newIdOf(identity.commandId, 'organization') as OrganizationId;
    const mainUser = mainUserOf(organization.mainUser, identity.commandId, this.app.clock.now());
    const { secret, client } = scopes ? firstClient(identity.commandId, scopes) : {};
    const { events, revision, position } = await this.app.transactor.transact({
      stream: streams.organization(organizationId),
      decider: organizationDecider,
      command: {
        type: 'RegisterOrganization',
        ...{ organizationId, name, businessId, country, mainUser },
        ...(client ? { client } : {}),
      },
      identity,
      content: organization,
    });
    // Ours only if the log says so: an earlier call, whose answer was lost, has recorded another one.
    const recorded = events.some(
      (event) => event.type === 'ApiClientCreated' && event.data.secretHash === client?.secretHash,
    );
    const clientSecret = recorded && secret ? secret : null;
    const { memberId } = mainUser;
    const clientId = client?.clientId ?? null;
    return { organizationId, memberId, clientId, clientSecret, revision, position: position as string };
  }
}

/** In its one form; refused where no such id can exist. */
function soundBusinessId(country: BusinessCountry, text: string): string {
  const verdict = parseBusinessId(country, text);
  if ('value' in verdict) return verdict.value;
  const message = verdict.fault === 'form' ? `is no business id of ${country}` : 'has a wrong check digit';
  throw new CommandRejectedError({ code: 'invalid-input', errors: [{ pointer: '#/businessId', message }] });
}

function mainUserOf(
  who: RegisterOrganizationCommand['organization']['mainUser'],
  commandId: string,
  now: Instant,
): RegisterOrganization['mainUser'] {
  const memberId = newIdOf(commandId, 'main-user') as MemberId;
  if ('personId' in who) return { memberId, personId: who.personId as PersonId, name: who.name };
  return { memberId, email: who.email, ...joinLinkOf(commandId, now), language: who.language };
}

function firstClient(commandId: string, scopes: readonly Scope[]): { secret: string; client: NewApiClient } {
  const secret = newClientSecret();
  const clientId = newIdOf(commandId, 'client') as ApiClientId;
  const secretHash = secretHashOf(secret);
  return { secret, client: { clientId, name: 'first client', secretHash, scopes, delivery: defaultDeliverySettings } };
}
