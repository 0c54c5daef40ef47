import type { OrganizationId } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Application } from '../application.js';
import type { Copy } from './copy.js';
import { givenWays } from './given-ways.js';

/** The copies of organizations: always that of the sender; and of each one, registered here, for which somebody signed. */
export function organizationCopies(
  app: Pick<Application, 'settings'>,
  signed: SignedDocuments,
  folderId: string | null,
): readonly Copy[] {
  const represented = new Map<string, SignedSignatory[]>();
  for (const signatory of signed.signatories) {
    const role = signatory.signature?.role;
    if (role?.kind !== 'representative' || !('organizationId' in role)) continue;
    if (!givenWays(app, signatory, signed).includes('organization-archive')) continue;
    represented.set(role.organizationId, [...(represented.get(role.organizationId) ?? []), signatory]);
  }
  const { organizationId: sender } = signed;
  const copyFor = (id: string, mine: readonly SignedSignatory[]) => ({
    holder: { kind: 'organization' as const, organizationId: id as OrganizationId },
    mine,
  });
  const others = [...represented].filter(([id]) => id !== sender);
  return [
    { ...copyFor(sender, represented.get(sender) ?? []), folderId },
    ...others.map(([id, mine]) => ({ ...copyFor(id, mine), folderId: null, signedFor: true as const })),
  ];
}
