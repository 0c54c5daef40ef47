import { isEmailAddress } from '../email-address.js';
import { identityCountries } from '../identity/authentication-method.js';
import { type IdentityNumber, parseIdentityNumber } from '../identity/identity-number.js';
import type { IdentityNumberFault } from '../identity/numbers/verdict.js';
import type { Instant, OrganizationId } from '../ids.js';
import type { SigningRole } from '../invitation/events.js';
import type { WrittenPlace } from '../written-place.js';
import {
  type DescribedSignatory,
  type ImportedMethod,
  importedMethods,
  type ImportSurroundings,
} from './import-description.js';

const assurances = ['none', 'single-factor', 'strong'] as const;
const roles = ['self', 'otherOrganization', 'representative'] as const;
const wrongNumber = {
  form: 'is not written as an identity number of that country',
  date: 'has a date of birth that no calendar has',
  check: 'has a wrong check character',
} as const satisfies Record<IdentityNumberFault, string>;

/** Who signed, as it is written; null: it can't be read, and the faults say why. */
export function signatoryIn(place: WrittenPlace, around: ImportSurroundings): DescribedSignatory | null {
  const members = place.members(['name', 'signedAt', 'role', 'method', 'assurance'], ['email', 'identity']);
  if (!members) return null;
  const name = members.name.plainText(200);
  const email = members.email?.text(isEmailAddress, 'an e-mail address');
  const identity = members.identity && identityIn(members.identity, around.now);
  const signedAt = pastTimeIn(members.signedAt, around.now);
  const role = roleIn(members.role, around.organizationId);
  const method = members.method.oneOf(importedMethods);
  const assurance = members.assurance.oneOf(assurances);
  if (method !== null && assurance !== null) checkAssurance(members.assurance, method, assurance);
  if (name === null || signedAt === null || role === null || method === null || assurance === null) return null;
  const found = { ...(email && { email }), ...(identity && { identity }) };
  return { name, ...found, signedAt, role, method, assurance };
}

/** Nobody is proved by a drawing. By what else they were, whoever imports it says. */
function checkAssurance(place: WrittenPlace, method: ImportedMethod, assurance: (typeof assurances)[number]): void {
  if ((method === 'light' || method === 'paper') && assurance !== 'none')
    place.refuse('must be none: a signature by hand proves nobody’s identity');
}

function identityIn(place: WrittenPlace, now: Instant): IdentityNumber | null {
  const members = place.members(['country', 'number']);
  const country = members?.country.oneOf(identityCountries) ?? null;
  const text = members?.number.text((given) => given.length <= 40, 'an identity number') ?? null;
  if (country === null || text === null) return null;
  const parsed = parseIdentityNumber(country, text, now);
  if ('number' in parsed) return parsed.number;
  members?.number.refuse(wrongNumber[parsed.fault]);
  return null;
}

function roleIn(place: WrittenPlace, importer: OrganizationId): SigningRole | null {
  const { kind, organizationId } = (place.value ?? {}) as {
    readonly kind?: unknown;
    readonly organizationId?: unknown;
  };
  switch (kind) {
    case 'self':
      return place.members(['kind']) && { kind };
    case 'otherOrganization': {
      const name = place.members(['kind', 'name'])?.name.plainText(200) ?? null;
      return name === null ? null : { kind, name };
    }
    case 'representative':
      return organizationId === undefined ? representativeNamed(place) : representativeOf(place, importer);
    default:
      place.members(['kind'], ['name', 'businessId', 'organizationId'])?.kind.oneOf(roles);
      return null;
  }
}

/** Into whose archive it goes is not for anybody else to say. */
function representativeOf(place: WrittenPlace, importer: OrganizationId): SigningRole | null {
  const members = place.members(['kind', 'organizationId']);
  const hint = 'the id of the organization that imports; others by name and businessId';
  const organizationId = members?.organizationId.text((text) => text === importer, hint) ?? null;
  return organizationId === null ? null : { kind: 'representative', organizationId: importer };
}

function representativeNamed(place: WrittenPlace): SigningRole | null {
  const members = place.members(['kind', 'name', 'businessId']);
  if (!members) return null;
  const name = members.name.plainText(200);
  const businessId = members.businessId.plainText(50);
  return name === null || businessId === null ? null : { kind: 'representative', name, businessId };
}

/** A time that has been, in whatever offset it was written. */
export function pastTimeIn(place: WrittenPlace, now: Instant): Instant | null {
  const time = place.instant();
  if (time === null || time <= now) return time;
  place.refuse('must not be in the future');
  return null;
}
