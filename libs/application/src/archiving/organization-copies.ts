import type { OrganizationId } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Copy } from './copy.js';
import { keeperOf } from './keeper.js';

/** The copies of organizations: always that of the sender; and of each one, registered here, for which somebody signed. */
export function organizationCopies(signed: SignedDocuments, folderId: string | null): readonly Copy[] {
  const represented = new Map<string, SignedSignatory[]>();
  for (const signatory of signed.signatories) {
    const role = signatory.signature?.role;
    if (role?.kind !== 'representative' || !('organizationId' in role)) continue;
    if (keeperOf(signatory, signed) !== 'organization') continue;
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
