import { type Language, organizationDecider, streams } from '@attestory/domain';
import type { Application } from '../../application.js';
import { CommandRejectedError } from '../../transact.js';
import type { OrganizationContext } from './organization-transaction.js';

export interface OrganizationLanguage {
  /** null: the organization has said none. */
  readonly language: Language | null;
  readonly revision: number;
  readonly position: string | null;
}

type Tools = Pick<Application, 'transactor'>;

/** As the log has it now. @throws CommandRejectedError `not-found` */
export async function languageOf({ transactor }: Tools, organizationId: string): Promise<OrganizationLanguage> {
  const { state, revision } = await transactor.load(streams.organization(organizationId), organizationDecider);
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  return { language: state.language, revision, position: null };
}

/** In which language something of an organization is, of which nothing else tells it. */
export async function languageSpokenBy({ transactor }: Tools, organizationId: string): Promise<Language> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  return (state.status === 'none' ? null : state.language) ?? 'en';
}

/** @throws CommandRejectedError `not-found`, `forbidden`, `stale` */
export async function changeLanguage(
  { transactor }: Tools,
  { organizationId, identity, ifRevision, by }: OrganizationContext,
  language: Language,
): Promise<OrganizationLanguage> {
  const { state, revision, position } = await transactor.transact({
    stream: streams.organization(organizationId),
    decider: organizationDecider,
    command: { type: 'ChangeOrganizationLanguage', by, language },
    identity,
    content: { language },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  if (state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  return { language: state.language, revision, position };
}
