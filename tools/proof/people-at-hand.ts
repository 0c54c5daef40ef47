import type { ApiClient } from '../../test/support/api-client.ts';
import { personClient, type SignIn } from '../../test/support/people.ts';

const strangers: readonly SignIn[] = [
  { method: 'fi-bank-id', person: 'fi-onni' },
  { method: 'se-bankid', person: 'se-nils' },
  { method: 'no-bankid', person: 'no-ola' },
];

/** Sessions of people, begun before anything else: what is repeated later uses up how often one may begin to sign in. */
export interface PeopleAtHand {
  /** Another session of the same person each time. */
  readonly session: () => Promise<ApiClient>;
  /** Another person each time. */
  readonly stranger: () => Promise<ApiClient>;
}

/** @param rounds how many of each are needed */
export async function peopleAtHand(baseUrl: string, rounds: number): Promise<PeopleAtHand> {
  const sessions: ApiClient[] = [];
  // One for the renewal, one to register an organization, and one to open an invitation.
  for (let i = 0; i < 3 * rounds; i++) sessions.push(await personClient(baseUrl));
  const others: ApiClient[] = [];
  for (const stranger of strangers.slice(0, rounds)) others.push(await personClient(baseUrl, stranger));
  const next = (clients: ApiClient[]) => async () => {
    const client = clients.shift();
    if (!client) throw new Error('there are no more people at hand');
    return client;
  };
  return { session: next(sessions), stranger: next(others) };
}
