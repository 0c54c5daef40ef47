import type {
  ArrangedSignatory,
  AuthenticationMethod,
  ChangedDemands,
  DemandedRole,
  ExpectedIdentity,
  IdentityCountry,
  OrganizationId,
  RoleDemand,
  SignatoryDemands,
  SignatoryId,
  SigningMethodKind,
  SigningRole,
} from '@attestory/domain';
import type { ListedSignatoriesDto } from './dto/invitation.dto.js';
import type { DemandedRoleDto, RoleDto } from './dto/role.dto.js';
import {
  type ExpectedIdentityDto,
  identityNumberOf,
  type RequestedMethod,
  type RolesDto,
  type SignatoryDemandsDto,
} from './dto/signatory-demands.dto.js';

/** What a body wants of a new signatory. */
export function demandsOf(dto: SignatoryDemandsDto): SignatoryDemands & { readonly methods: SigningMethodKind[] } {
  const demands = changedDemands(dto);
  const present = Object.entries(demands).filter(([, value]) => value !== null);
  return { methods: ['light'], ...(Object.fromEntries(present) as SignatoryDemands) };
}

/** What a body wants to be changed; what is taken back is null. */
export function changedDemands(dto: SignatoryDemandsDto): ChangedDemands & { readonly methods?: SigningMethodKind[] } {
  const { methods, identity, identityNumberRequired, roles } = dto;
  return {
    ...(methods ? { methods: kindsOf(methods), strongMethods: namedMethods(methods) } : {}),
    ...(identity === undefined ? {} : { identity: identity && expected(identity) }),
    ...(identityNumberRequired === undefined ? {} : { identityNumber: identityNumberRequired || null }),
    ...(roles === undefined ? {} : { roles: roles && roleDemand(roles) }),
  };
}

/** All signatories of a draft, as a body lists them. @param newId of somebody new, by where they stand */
export function arrangedSignatories(
  { signatories }: ListedSignatoriesDto,
  newId: (index: number) => string,
): ArrangedSignatory[] {
  return signatories.map((dto, index) => {
    const { id, name, email } = dto;
    if (id === undefined) {
      const who = { signatoryId: newId(index) as SignatoryId, name: name as string, email: email as string };
      return { added: { ...who, ...demandsOf(dto) } };
    }
    const named = { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
    return { kept: { signatoryId: id as SignatoryId, ...named, ...changedDemands(dto) } };
  });
}

/** A signatory's methods as the API says them: those that are named in the place of `strong`. */
export function saidMethods(kinds: readonly string[], strongMethods: readonly string[] | null | undefined): string[] {
  return kinds.flatMap((kind): readonly string[] => (kind === 'strong' ? (strongMethods ?? [kind]) : [kind]));
}

function kindsOf(methods: readonly RequestedMethod[]): SigningMethodKind[] {
  return [...new Set(methods.map((method) => (method === 'light' ? method : 'strong')))];
}

function namedMethods(methods: readonly RequestedMethod[]): readonly AuthenticationMethod[] | null {
  const named = methods.filter((method) => method !== 'light' && method !== 'strong');
  return methods.includes('strong') || named.length === 0 ? null : (named as AuthenticationMethod[]);
}

function expected({ country, identityNumber, name, birthDate }: ExpectedIdentityDto): ExpectedIdentity {
  if (identityNumber === undefined) return { name: name as string, birthDate: birthDate as string };
  const read = identityNumberOf(country as IdentityCountry, identityNumber);
  return { number: 'number' in read ? read.number : null };
}

function roleDemand({ role, capacity }: RolesDto): RoleDemand {
  return { ...(role ? { role: roleOf(role) } : {}), ...(capacity ? { capacity: true } : {}) };
}

/** A role of which only what belongs to its kind is kept. */
export function roleOf(dto: DemandedRoleDto): DemandedRole;
export function roleOf(dto: RoleDto): SigningRole;
export function roleOf({ kind, name, businessId, organizationId, capacity }: RoleDto): SigningRole {
  switch (kind) {
    case 'self':
      return { kind };
    case 'otherOrganization':
      return { kind, name: name as string };
    case 'representative': {
      const stated = capacity ? { capacity: { authority: capacity.authority, position: capacity.position } } : {};
      return organizationId
        ? { kind, organizationId: organizationId as OrganizationId, ...stated }
        : { kind, name: name as string, businessId: businessId as string, ...stated };
    }
  }
}
