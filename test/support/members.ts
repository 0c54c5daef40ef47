import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client.ts';
import { expectStatus } from './signing.ts';

/** The side of an organization. */
export const sideOf = (organizationId: string): string => `organization/${organizationId}`;

/** Registers an organization as a person, and gives them on its side. */
export async function found(person: ApiClient, name: string): Promise<{ id: string; main: ApiClient }> {
  const registered = await person.post('/v1/organizations', { name, businessId: '1234567-1' });
  expectStatus(registered, 201);
  const { id } = registered.body as { id: string };
  return { id, main: person.on(sideOf(id)) };
}

/** Has a person join by the link in an e-mail, and gives them on the organization's side. @param main administers it */
export async function joinAs(
  main: ApiClient,
  organizationId: string,
  person: ApiClient,
  role: string,
): Promise<{ memberId: string; member: ApiClient }> {
  const email = `member.${randomUUID()}@example.com`;
  const invited = await main.post(`/v1/organizations/${organizationId}/members`, { email, role });
  expectStatus(invited, 201);
  expectStatus(await person.post('/v1/memberships', { secret: await main.secretFor(email, 'j') }), 201);
  return { memberId: invited.body.id, member: person.on(sideOf(organizationId)) };
}
