import { randomUUID } from 'node:crypto';
import type { MemberId, Scope } from '@attestory/domain';
import type { Application } from '../application.js';
import { commandIdOf, type CommandIdentity } from '../command-identity.js';
import { LinkSecrets } from '../link-secrets.js';
import { registerOrFindPerson } from '../people/register-person.js';
import { peopleApplication } from './people.sample.js';
import { RegisterOrganizationCommand, RegisterOrganizationHandler } from '../commands/register-organization.handler.js';
import type { OrganizationContext } from '../commands/organization/organization-transaction.js';

export const links = new LinkSecrets(new Uint8Array(32));

/** Whoever acts, as which one of their commands. */
export function identityOf(actor: string, key: string = randomUUID()): CommandIdentity {
  return { commandId: commandIdOf(actor, key), actor, correlationId: key, causationId: null };
}

/** An application in memory with an organization and its main user, Ada. Each process over the log has one of its own. */
export async function organizationApplication(scopes?: readonly Scope[]) {
  const world = peopleApplication();
  const open = () => ({ ...world.open(), links }) as Application;
  const app = open();
  const person = async (email: string) => {
    const wanted = { language: 'en', register: true, correlationId: randomUUID() } as const;
    return (await registerOrFindPerson(app, { email }, wanted)).personId as string;
  };
  const ada = await person('ada@acme.example');
  const organization = { name: 'Acme Oy', businessId: '1234567-1', country: 'FI' } as const;
  const registering = new RegisterOrganizationCommand(identityOf(`person:${ada}`), {
    ...{ ...organization, mainUser: { personId: ada, name: 'Ada' } },
    ...(scopes ? { scopes } : {}),
  });
  const { organizationId, memberId } = await new RegisterOrganizationHandler(app).execute(registering);
  const by = (member: string | null, key?: string): OrganizationContext => {
    return { organizationId, by: member as MemberId | null, identity: identityOf(`member:${member}`, key) };
  };
  return { ...world, app, open, person, ada, organizationId, memberId: memberId as MemberId, by };
}
