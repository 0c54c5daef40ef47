import type { OrganizationId } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Application } from '../application.js';
import type { Copy } from './copy.js';
import { type Grant, grantOf } from './grant.js';

/** The copies of organizations: always that of the sender; and of each one, registered here, for which somebody signed. */
export function organizationCopies(
  app: Pick<Application, 'settings'>,
  signed: SignedDocuments,
  folderId: string | null,
): readonly Copy[] {
  const represented = new Map<string, { readonly grant: Grant; readonly mine: SignedSignatory[] }>();
  for (const signatory of signed.signatories) {
    const role = signatory.signature?.role;
    if (role?.kind !== 'representative' || !('organizationId' in role)) continue;
    const { organizationId } = role;
    const grant = grantOf('organization-archive', app, signatory, signed);
    if (!grant) continue;
    const before = represented.get(organizationId);
    const first = { grant, mine: [signatory] };
    represented.set(organizationId, before ? { ...before, mine: [...before.mine, signatory] } : first);
  }
  const { organizationId: sender } = signed;
  const copyFor = (id: string, mine: readonly SignedSignatory[]) => ({
    holder: { kind: 'organization' as const, organizationId: id as OrganizationId },
    mine,
  });
  const others = [...represented].filter(([id]) => id !== sender);
  return [
    { ...copyFor(sender, represented.get(sender)?.mine ?? []), folderId },
    ...others.map(([id, { grant, mine }]) => ({
      ...copyFor(id, mine),
      grant,
      folderId: null,
      signedFor: true as const,
    })),
  ];
}
