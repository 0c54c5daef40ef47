import type { DemandedRole, Me } from './view.js';

export const authorities = ['alone', 'jointly', 'procuration', 'authorization'] as const;
export type Authority = (typeof authorities)[number];

/** What was chosen and typed about the role, also what another choice has no use for: it may be chosen again. */
export interface RoleChoice {
  /** `organization/{id}`: a registered one. */
  readonly kind: 'self' | 'otherOrganization' | 'representative' | `organization/${string}`;
  readonly organization: string;
  readonly businessId: string;
  readonly authority: Authority | '';
  readonly position: string;
}

export const nothingChosen: RoleChoice = {
  kind: 'self',
  organization: '',
  businessId: '',
  authority: '',
  position: '',
};

/** The organization that the sender fixes; null: the role is theirs to choose. */
export function fixedRole(me: Pick<Me, 'roles'>): Exclude<DemandedRole, { kind: 'self' }> | null {
  const role = me.roles?.role;
  return role && role.kind !== 'self' ? role : null;
}

/** Whether they must say in what capacity they sign. */
export function asksCapacity(me: Pick<Me, 'roles'>, choice: RoleChoice): boolean {
  const fixed = fixedRole(me);
  const kind = fixed ? fixed.kind : choice.kind;
  return me.roles?.capacity === true && (kind === 'representative' || kind.startsWith('organization/'));
}

export type Missing = 'organization' | 'businessId' | 'authority' | 'position';

/** What still has to be filled in. */
export function missingIn(me: Pick<Me, 'roles'>, choice: RoleChoice): readonly Missing[] {
  const { kind } = choice;
  const isTyped = fixedRole(me) === null;
  const missing: Missing[] = [];
  if (isTyped && (kind === 'otherOrganization' || kind === 'representative') && isBlank(choice.organization))
    missing.push('organization');
  if (isTyped && kind === 'representative' && isBlank(choice.businessId)) missing.push('businessId');
  if (asksCapacity(me, choice) && choice.authority === '') missing.push('authority');
  if (asksCapacity(me, choice) && isBlank(choice.position)) missing.push('position');
  return missing;
}

/** The role as the service takes it. */
export function roleOf(me: Pick<Me, 'roles'>, choice: RoleChoice): object {
  const { authority, position } = choice;
  const capacity = asksCapacity(me, choice) ? { capacity: { authority, position: position.trim() } } : {};
  const fixed = fixedRole(me);
  if (fixed) return { ...fixed, ...(fixed.kind === 'representative' ? capacity : {}) };
  const name = choice.organization.trim();
  switch (choice.kind) {
    case 'self':
      return { kind: 'self' };
    case 'otherOrganization':
      return { kind: 'otherOrganization', name };
    case 'representative':
      return { kind: 'representative', name, businessId: choice.businessId.trim(), ...capacity };
    default:
      return {
        kind: 'representative',
        organizationId: choice.kind.slice('organization/'.length),
        ...capacity,
      };
  }
}

const isBlank = (text: string): boolean => text.trim() === '';
