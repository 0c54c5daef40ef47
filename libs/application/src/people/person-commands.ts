import { type PersonCommand, personDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';

/**
 * A person's command about their own account.
 * @throws CommandRejectedError `person-unknown`, `stale`
 */
export function changePerson(
  { transactor }: Pick<Application, 'transactor'>,
  personId: string,
  command: Extract<PersonCommand, { type: 'ChooseLanguage' | 'SignOutEverywhere' }>,
  { identity, ifRevision }: { readonly identity: CommandIdentity; readonly ifRevision?: number },
): Promise<{ readonly revision: number; readonly position: string | null }> {
  return transactor.transact({
    stream: streams.person(personId),
    decider: personDecider,
    command,
    identity,
    content: command,
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
}
