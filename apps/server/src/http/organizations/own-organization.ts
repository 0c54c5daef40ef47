import type { CommandContext, OrganizationContext, TenantContext } from '@attestory/application';
import type { MemberId } from '@attestory/domain';
import { ProblemError } from '../problems.js';

/**
 * The organization of an address is the tenant's own; another one is not there, whether or not it exists.
 * @throws ProblemError `not-found`
 */
export function requireOwn({ organizationId }: TenantContext, named: string): void {
  if (organizationId !== named) throw new ProblemError('not-found');
}

/** A command about the tenant's own organization. @throws ProblemError `not-found` */
export function administering({ tenant, ...rest }: CommandContext, named: string): OrganizationContext {
  requireOwn(tenant, named);
  const by = tenant.by.kind === 'member' ? (tenant.by.memberId as MemberId) : null;
  return { ...rest, organizationId: named, by };
}
