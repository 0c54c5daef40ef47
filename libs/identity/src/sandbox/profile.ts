import type { AuthenticationMethod } from '@attestory/domain';
import type { Offer } from './methods.js';
import type { TestPerson } from './test-people.js';

/** Who was authenticated, and how. */
export interface Authentication {
  readonly method: AuthenticationMethod;
  readonly person: TestPerson;
  /** The broker's own name for the person. */
  readonly subject: string;
  /** The `acr_values` by which it was asked for. */
  readonly askedBy: string;
}

/** Where claims go to, and what was asked for. */
export interface Release {
  /** `id_token` or `userinfo`. */
  readonly place: string;
  readonly scopes: ReadonlySet<string>;
  /** To a client under the rules of the Finnish Trust Network. */
  readonly trustNetwork: boolean;
}

/** How one broker speaks. Written from its documentation, apart from what the relying party expects of it. */
export interface SandboxProfile {
  readonly id: 'idura' | 'signicat';
  readonly title: string;
  /** What each `acr_values` lets the person choose from; what it doesn't list is refused. */
  readonly offers: Readonly<Record<string, readonly Offer[]>>;
  /** Values that only tune a request. */
  readonly ignores: (acrValue: string) => boolean;
  readonly scopes: readonly string[];
  /** Every name that {@link claimsOf} may give. */
  readonly claims: readonly string[];
  readonly subjectOf: (person: TestPerson, method: AuthenticationMethod) => string;
  /** The token's `acr`. */
  readonly acrOf: (authentication: Pick<Authentication, 'method' | 'askedBy'>) => string;
  readonly claimsOf: (authentication: Authentication, release: Release) => Record<string, unknown>;
}

/** What a request allows; every method where it says nothing. null: it asks for something that doesn't exist. */
export function offersFor({ offers, ignores }: SandboxProfile, acrValues: string | undefined): readonly Offer[] | null {
  const asked = (acrValues ?? '').split(' ').filter((value) => value !== '' && !ignores(value));
  const chosen = asked.length === 0 ? Object.values(offers) : asked.map((value) => offers[value]);
  const known = chosen.filter((list) => list !== undefined);
  if (known.length < chosen.length) return null;
  const first = new Map<AuthenticationMethod, Offer>();
  for (const offer of known.flat()) if (!first.has(offer.method)) first.set(offer.method, offer);
  return [...first.values()];
}

/** Leaves out what is undefined, as the brokers do. */
export function present(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
