import { currentAuthentication, type InvitationEvent, type Logged, type SentSignatory } from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { organizationsOf } from '../queries/contexts.query.js';
import { personOfAuthentication } from './membership.js';

/** A registered organization for which somebody may sign, or is asked to. */
export interface OrganizationToSignFor {
  readonly organizationId: string;
  readonly name: string;
}

/**
 * Those of which whoever authenticated in this browser is a member, by name; and the one that the sender fixes. Only an
 * identity that was proved tells whose member somebody is.
 */
export async function organizationsToSignFor(
  app: Application,
  { sessionId }: SigningSession,
  signatory: SentSignatory,
  events: readonly Logged<InvitationEvent>[],
): Promise<readonly OrganizationToSignFor[]> {
  const fixed = signatory.roles?.role;
  const asked = fixed?.kind === 'representative' && 'organizationId' in fixed ? fixed.organizationId : null;
  const organization = asked === null ? null : await app.views.organizations.get(asked);
  if (asked !== null) return organization ? [{ organizationId: asked, name: organization.name }] : [];
  const current = currentAuthentication(signatory, sessionId, app.clock.now());
  if (current === null || current === 'expired') return [];
  const personId = await personOfAuthentication(app, current.authenticationId, events);
  if (personId === null) return [];
  return (await organizationsOf(app, personId)).map(({ organizationId, name }) => ({ organizationId, name }));
}
