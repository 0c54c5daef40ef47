import {
  type MemberId,
  type OrganizationCommand,
  organizationDecider,
  type OrganizationEvent,
  type OrganizationState,
  type Logged,
  streams,
} from '@attestory/domain';
import { type Memberships, memberships, organizations, type OrganizationView } from '@attestory/projections';
import type { Application } from '../../application.js';
import type { CommandIdentity } from '../../command-identity.js';
import { CommandRejectedError } from '../../transact.js';

/** Who administers which organization, as which one of their commands, and what they have seen (If-Match). */
export interface OrganizationContext {
  readonly organizationId: string;
  /** The main user; null: an API client with the scope. */
  readonly by: MemberId | null;
  readonly identity: CommandIdentity;
  readonly ifRevision?: number;
}

/** An organization as of a revision. */
export interface OrganizationAt {
  readonly organization: OrganizationView;
  readonly memberships: Memberships;
  readonly revision: number;
}

/** What a command about an organization answers: the organization as of that command, and the position it reached. */
export interface OrganizationAnswer extends OrganizationAt {
  readonly position: string;
  /** The command's own. */
  readonly events: readonly Logged<OrganizationEvent>[];
}

/** The command; as a function of the state where it needs what is in there. */
type Wished = OrganizationCommand | ((state: OrganizationState) => OrganizationCommand | Promise<OrganizationCommand>);

export type OrganizationTools = Pick<Application, 'transactor' | 'clock'>;

/**
 * Runs a command about an organization. The answer is made from the stream, so that a repeat gives the same one.
 * @throws CommandRejectedError as the domain refuses it; `stale`
 */
export async function transactOrganization(
  { transactor }: Pick<Application, 'transactor'>,
  { organizationId, identity, ifRevision }: Omit<OrganizationContext, 'by'>,
  command: Wished,
  content: unknown,
): Promise<OrganizationAnswer> {
  const { history, revision, position, events } = await transactor.transact({
    stream: streams.organization(organizationId),
    decider: organizationDecider,
    command,
    identity,
    content,
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  return { ...organizationAt(history), revision, position: position as string, events };
}

/** An organization as the log has it now. @throws CommandRejectedError `not-found` */
export async function readOrganization(
  { transactor }: Pick<Application, 'transactor'>,
  organizationId: string,
): Promise<OrganizationAt> {
  const { events, revision } = await transactor.load(streams.organization(organizationId), organizationDecider);
  return { ...organizationAt(events), revision };
}

function organizationAt(history: readonly Logged<OrganizationEvent>[]): Omit<OrganizationAt, 'revision'> {
  const organization = history.reduce(organizations.fold, null as OrganizationView | null);
  const members = history.reduce(memberships.fold, null as Memberships | null);
  if (!organization || !members) throw new CommandRejectedError({ code: 'not-found' });
  return { organization, memberships: members };
}
