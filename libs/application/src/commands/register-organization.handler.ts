import { createHash, randomBytes } from 'node:crypto';
import {
  type ApiClientId,
  defaultDeliverySettings,
  type OrganizationId,
  organizationDecider,
  type Scope,
  type Sha256,
  streams,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import { type CommandIdentity, newIdOf } from '../command-identity.js';

export interface RegisteredOrganization {
  readonly organizationId: string;
  readonly clientId: string;
  /** Shown once, so null in a repeat; only its hash is kept. */
  readonly clientSecret: string | null;
  readonly position: string;
}

/** Registers an organization with its main user and a first API client. */
export class RegisterOrganizationCommand extends Command<RegisteredOrganization> {
  constructor(
    readonly identity: CommandIdentity,
    readonly organization: {
      readonly name: string;
      readonly businessId: string;
      readonly mainUserEmail: string;
      readonly scopes: readonly Scope[];
    },
  ) {
    super();
  }
}

/** The hash by which an API client's secret is known. The secret is 256 random bits, so no slow hash is needed. */
export function secretHashOf(secret: string): Sha256 {
  return createHash('sha256').update('attestory.client-secret.v1\n').update(secret, 'utf8').digest('hex') as Sha256;
}

@CommandHandler(RegisterOrganizationCommand)
export class RegisterOrganizationHandler implements ICommandHandler<RegisterOrganizationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ identity, organization }: RegisterOrganizationCommand): Promise<RegisteredOrganization> {
    const { name, businessId, mainUserEmail, scopes } = organization;
    const organizationId = newIdOf(identity.commandId, 'organization') as OrganizationId;
    const clientId = newIdOf(identity.commandId, 'client') as ApiClientId;
    const clientSecret = randomBytes(32).toString('base64url');
    const secretHash = secretHashOf(clientSecret);
    const { position, events } = await this.app.transactor.transact({
      stream: streams.organization(organizationId),
      decider: organizationDecider,
      command: {
        type: 'RegisterOrganization',
        ...{ organizationId, name, businessId },
        mainUser: { memberId: newIdOf(identity.commandId, 'main-user'), email: mainUserEmail },
        client: {
          clientId,
          name: 'first client',
          secretHash,
          scopes,
          delivery: defaultDeliverySettings,
        },
      },
      identity,
      content: organization,
    });
    // Ours only if the log says so: an earlier call, whose answer was lost, has recorded another one.
    const recorded = events.some((event) => event.type === 'ApiClientCreated' && event.data.secretHash === secretHash);
    return { organizationId, clientId, clientSecret: recorded ? clientSecret : null, position: position as string };
  }
}
