import type { SigningRole } from './events.js';
import type { InvitationRejection } from './rejections.js';
import type { DemandedRole, RoleDemand } from './signatory-demands.js';

/** Why a signatory may not sign in a role; null: they may. From private they may move to any organization. */
export function whyNotInRole(role: SigningRole, demand: RoleDemand | null): InvitationRejection | null {
  const fixed = fixedRole(demand);
  if (fixed && !isFor(role, fixed)) return { code: 'role-is-fixed', kind: fixed.kind };
  const asked = demand?.capacity && role.kind === 'representative';
  return asked && !role.capacity ? { code: 'capacity-required' } : null;
}

/** The role as it is recorded: of a fixed organization what the sender says of it, in the capacity that the person states. */
export function roleAsSigned(role: SigningRole, demand: RoleDemand | null): SigningRole {
  const fixed = fixedRole(demand);
  if (!fixed) return role;
  const stated = role.kind === 'representative' && role.capacity ? { capacity: role.capacity } : {};
  return fixed.kind === 'representative' ? { ...fixed, ...stated } : fixed;
}

function fixedRole(demand: RoleDemand | null): Exclude<DemandedRole, { kind: 'self' }> | null {
  return demand?.role && demand.role.kind !== 'self' ? demand.role : null;
}

/** By ids alone: an organization's name is a text that can be erased. */
function isFor(role: SigningRole, fixed: DemandedRole): boolean {
  if (role.kind !== 'representative' || fixed.kind !== 'representative') return role.kind === fixed.kind;
  if ('organizationId' in fixed) return 'organizationId' in role && role.organizationId === fixed.organizationId;
  return 'businessId' in role && role.businessId === fixed.businessId;
}
