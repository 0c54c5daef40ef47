import type { MemberRole } from '@attestory/domain';
import type { Application } from '../application.js';

/** An organization on whose side a person can be. */
export interface MemberOrganization {
  readonly organizationId: string;
  readonly name: string;
  readonly memberId: string;
  readonly role: MemberRole;
}

const mostShown = 100;

/** The organizations that a person has joined, by name; at most a hundred. @throws ViewBehindError */
export async function organizationsOf(
  { views }: Pick<Application, 'views'>,
  personId: string,
  after?: string,
): Promise<readonly MemberOrganization[]> {
  const { items } = await views.memberships.find({ index: 'person', member: personId, limit: mostShown }, after);
  return items.flatMap(({ id: organizationId, name, members }) => {
    const member = members.find((one) => one.personId === personId);
    return member ? [{ organizationId, name, memberId: member.id, role: member.role }] : [];
  });
}
