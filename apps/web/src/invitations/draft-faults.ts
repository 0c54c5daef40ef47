import type { DraftForm, Row } from './draft-form.js';
import { lengthOf, plainLine, plainLines } from '../ui/plain-words.js';

/** Texts' keys of what is wrong with a signatory, by field. */
export interface RowFaults {
  readonly name?: 'name' | 'nameLong';
  readonly email?: 'email';
  readonly methods?: 'methods';
  readonly identity?: 'identityNumber' | 'identityName';
  readonly role?: 'roleName';
}

const address = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\]+\.[^\s@"(),:;<>[\]\\.]{2,}$/u;

/** The service judges in the end; this spares the way there and back. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && address.test(text);
}

/** What keeps a signatory from being asked. */
export function faultsOf(row: Row): RowFaults {
  return {
    ...(plainLine(row.name) === '' ? { name: 'name' as const } : {}),
    ...(lengthOf(plainLine(row.name)) > 200 ? { name: 'nameLong' as const } : {}),
    ...(isAddress(row.email.trim()) ? {} : { email: 'email' as const }),
    ...(!row.light && (row.strong === 'no' || (row.strong === 'some' && row.named.length === 0))
      ? { methods: 'methods' as const }
      : {}),
    ...identityFault(row),
    ...roleFault(row),
  };
}

function identityFault({ identity }: Row): RowFaults {
  if (identity.by === 'number' && identity.number.trim() === '') return { identity: 'identityNumber' };
  if (identity.by !== 'name') return {};
  return identity.name.trim() === '' || identity.birthDate === '' ? { identity: 'identityName' } : {};
}

function roleFault({ role }: Row): RowFaults {
  const isNamed = role.name.trim() !== '' || role.organizationId !== undefined;
  if (role.kind === 'otherOrganization' && !isNamed) return { role: 'roleName' };
  const isWhole = isNamed && (role.businessId.trim() !== '' || role.organizationId !== undefined);
  return role.kind === 'representative' && !isWhole ? { role: 'roleName' } : {};
}

/** Keys of those whose address somebody before them has: that may be meant, and is worth a second look. */
export function sharedAddresses(people: readonly Row[]): ReadonlySet<string> {
  const before = new Set<string>();
  const shared = new Set<string>();
  for (const { key, email } of people) {
    const one = email.trim().toLowerCase();
    if (one !== '' && before.has(one)) shared.add(key);
    before.add(one);
  }
  return shared;
}

export const isWhole = (faults: RowFaults): boolean => Object.keys(faults).length === 0;

/** Texts' keys of what is missing before it can be sent. */
export type Missing =
  | 'name'
  | 'titleLong'
  | 'messageLong'
  | 'documents'
  | 'uploads'
  | 'people'
  | 'peopleFaulty'
  | 'expiry';

export function missingIn(form: DraftForm, documents: number, uploading: boolean, now: number): readonly Missing[] {
  const missing: readonly (Missing | false)[] = [
    plainLine(form.title) === '' && 'name',
    lengthOf(plainLine(form.title)) > 200 && 'titleLong',
    lengthOf(plainLines(form.message)) > 5_000 && 'messageLong',
    uploading ? 'uploads' : documents === 0 && 'documents',
    form.people.length === 0 && 'people',
    !form.people.every((row) => isWhole(faultsOf(row))) && 'peopleFaulty',
    form.expiresAt !== null && Date.parse(form.expiresAt) <= now && 'expiry',
  ];
  return missing.filter((one) => one !== false);
}
