import type { Finding } from '@attestory/domain';
import { type Belonging, byEmail } from '@attestory/projections';
import type { Application } from '../application.js';
import { belongingsOf, isAmong, type Owner } from '../people/belongings.js';
import { organizationNames } from '../queries/organization-names.js';
import type { TenantReader } from '../tenant.js';
import { type AskingSide, organizationAsking, personAsking } from './asker.js';
import type { Candidate, FoundCandidates } from './candidate.js';
import { candidatesOfOrganization } from './candidates-of-organization.js';
import { candidatesOfPerson } from './candidates-of-person.js';
import { type Explanation, explain } from './gather-facts.js';
import type { Remembered, RememberedPerson } from './remembered.js';

/** Why somebody may miss a document: for each that may be the one, every reason. */
export interface MissingDocumentAnswer {
  readonly outcome: 'found' | 'found-more' | 'nothing' | 'too-vague';
  /** What might find more. They depend on who asks and for what only, and not on what there is. */
  readonly hints: readonly SearchHint[];
  readonly documents: readonly ExplainedDocument[];
}

export type SearchHint = 'verify-address' | 'sign-in-strongly';

export interface ExplainedDocument extends Omit<Candidate, 'kind' | 'id' | 'identity' | 'organizationId'> {
  /** null: it was imported. */
  readonly invitationId: string | null;
  /** Of an import; null: all documents of the invitation. */
  readonly documentId: string | null;
  /** Who sent it. */
  readonly organization: { readonly id: string; readonly name: string };
  /** What whoever asks has of it: nothing is missing there. */
  readonly copies: readonly string[];
  readonly findings: readonly Finding[];
}

/** To a person, about what was sent to them or signed by them, and nothing else. */
export async function missingDocumentOf(
  app: Application,
  owner: Owner,
  remembered: Remembered,
  after?: string,
): Promise<MissingDocumentAnswer> {
  const own = await belongingsOf(app, owner);
  const hints = hintsFor(owner, own, remembered);
  if (Object.keys(remembered).length === 0) return { outcome: 'too-vague', hints, documents: [] };
  const found = await candidatesOfPerson(app, own, remembered, after);
  return answer(app, personAsking(app, owner), found, hints);
}

/** To an organization, about what it sent to somebody. */
export async function missingDocumentFor(
  app: Application,
  reader: TenantReader,
  remembered: RememberedPerson,
  after?: string,
): Promise<MissingDocumentAnswer> {
  const found = await candidatesOfOrganization(app, reader, remembered, after);
  return answer(app, organizationAsking(reader), found, []);
}

function hintsFor({ assurance }: Owner, own: readonly Belonging[], { email }: Remembered): readonly SearchHint[] {
  const isStrange = email !== undefined && !isAmong(own, [byEmail(email)]);
  return [
    ...(isStrange ? ['verify-address' as const] : []),
    ...(assurance === 'strong' ? [] : ['sign-in-strongly' as const]),
  ];
}

async function answer(
  app: Application,
  side: AskingSide,
  { candidates, more }: FoundCandidates,
  hints: readonly SearchHint[],
): Promise<MissingDocumentAnswer> {
  const nameOf = organizationNames(app);
  const documents: ExplainedDocument[] = [];
  for (const candidate of candidates) {
    const explanation = await explain(app, side, candidate);
    if (explanation) documents.push(explained(candidate, await nameOf(candidate.organizationId), explanation));
  }
  return { outcome: more ? 'found-more' : documents.length > 0 ? 'found' : 'nothing', hints, documents };
}

function explained(
  { kind, id, identity: _, organizationId, ...rest }: Candidate,
  name: string,
  explanation: Explanation,
): ExplainedDocument {
  const ids = kind === 'sent' ? { invitationId: id, documentId: null } : { invitationId: null, documentId: id };
  return { ...ids, ...rest, organization: { id: organizationId, name }, ...explanation };
}
