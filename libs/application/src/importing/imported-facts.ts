import {
  type DescribedSignatory,
  type DocumentId,
  type DocumentImported,
  identityNumberKey,
  type ImportDescription,
  type ImportedSignatory,
  maskIdentityNumber,
  type OrganizationId,
  type Sha256,
  type SignatoryId,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';

/** The id of what an organization imports. A contract: whoever imports the same bytes twice finds the same document. */
export function importedDocumentIdOf(organizationId: OrganizationId, sha256: Sha256): DocumentId {
  return newIdOf(organizationId, `import/${sha256}`) as DocumentId;
}

/** What is kept of what was said; of identity numbers no more than what finds them and what may be shown. */
export function importedFacts(
  app: Pick<Application, 'lookup'>,
  documentId: DocumentId,
  { title, folderId, closedAt, origin, signatories }: ImportDescription,
): Pick<DocumentImported['data'], 'title' | 'folderId' | 'claimed' | 'signatories'> {
  return {
    title,
    ...(folderId === undefined ? {} : { folderId }),
    claimed: { closedAt, ...(origin === undefined ? {} : { origin }) },
    signatories: signatories.map((signatory, index) => ({
      signatoryId: newIdOf(documentId, `signatory/${index}`) as SignatoryId,
      ...signatoryFacts(app, signatory),
    })),
  };
}

function signatoryFacts(
  { lookup }: Pick<Application, 'lookup'>,
  { name, email, identity, signedAt, role, method, assurance }: DescribedSignatory,
): Omit<ImportedSignatory, 'signatoryId'> {
  const found = identity && {
    keys: { number: lookup(identityNumberKey(identity)) as Sha256 },
    identityNumber: maskIdentityNumber(identity),
  };
  return { name, email: email ?? null, ...found, signedAt, role, method, assurance };
}
