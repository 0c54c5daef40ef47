import type { DraftForm, Row } from './draft-form.js';
import { faultsOf, isWhole } from './draft-faults.js';
import type { Delivery, Order } from './invitation.js';
import { plainLine, plainLines, shortened } from '../ui/plain-words.js';

/** What a draft says of itself, as the API takes it. */
export interface Details {
  readonly title: string;
  readonly message: string | null;
  readonly language: string;
  readonly order: Order;
  readonly expiresAt: string | null;
  readonly delivery: Delivery;
  readonly folderId: string | null;
}

/** A signatory as the API takes them; `key` is of the page, and stays here. */
export interface WirePerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly methods: readonly string[];
  /** Absent: as the service has it. */
  readonly identity?: object | null;
  readonly identityNumberRequired: boolean;
  readonly roles: object | null;
}

/** @param untitled what a draft is called that nobody has given a title yet */
export function detailsOf(form: DraftForm, untitled: string): Details {
  const { language, order, expiresAt, delivery, folderId } = form;
  const message = shortened(plainLines(form.message), 5_000);
  return {
    title: shortened(plainLine(form.title), 200) || untitled,
    message: message === '' ? null : message,
    ...{ language, order, expiresAt, delivery, folderId },
  };
}

/**
 * The signatories as the service is to have them. Somebody who isn't whole stays as they are there; who is new and isn't whole
 * stays on the page, and in this tab.
 */
export function wirePeople(
  people: readonly Row[],
  known: (key: string) => WirePerson | undefined = () => undefined,
): readonly WirePerson[] {
  return people.flatMap((row) => {
    if (isWhole(faultsOf(row))) return [wirePerson(row)];
    const before = known(row.key);
    return before ? [{ ...before, key: row.key }] : [];
  });
}

function wirePerson(row: Row): WirePerson {
  const { key, name, email, identity, numberRequired } = row;
  return {
    ...{ key, name: plainLine(name), email: email.trim(), methods: methodsOf(row) },
    ...(identity.by === 'kept' ? {} : { identity: identityOf(row) }),
    identityNumberRequired: numberRequired && row.strong !== 'no',
    roles: rolesOf(row),
  };
}

export function methodsOf({ light, strong, named }: Pick<Row, 'light' | 'strong' | 'named'>): readonly string[] {
  const strongly = strong === 'any' ? ['strong'] : strong === 'some' ? named : [];
  return [...(light ? ['light'] : []), ...strongly];
}

function identityOf({ identity, strong }: Row): object | null {
  if (strong === 'no') return null;
  if (identity.by === 'number') return { country: identity.country, identityNumber: identity.number.trim() };
  return identity.by === 'name' ? { name: plainLine(identity.name), birthDate: identity.birthDate } : null;
}

/** Whether somebody may sign as a representative: also who begins as themselves may move on to an organization. */
export function mayRepresent({ kind }: Row['role']): boolean {
  return kind !== 'otherOrganization';
}

function rolesOf({ role, capacity }: Row): object | null {
  const asked = capacity && mayRepresent(role) ? { capacity: true } : {};
  if (role.kind === 'free') return capacity ? asked : null;
  if (role.kind === 'self') return { role: { kind: 'self' }, ...asked };
  const name = plainLine(role.name);
  if (role.kind === 'otherOrganization') return { role: { kind: role.kind, name } };
  const who = role.organizationId
    ? { organizationId: role.organizationId }
    : { name, businessId: plainLine(role.businessId) };
  return { role: { kind: role.kind, ...who }, ...asked };
}

/** Members of `wanted` that differ. */
export function changedMembers<T extends object>(known: T, wanted: T): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([member, value]) => JSON.stringify(value) !== JSON.stringify(known[member as keyof T]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

/** What tells whether somebody else has changed a signatory: a number is shown to nobody again, so it isn't compared. */
export function gist({ name, email, methods, identity, identityNumberRequired, roles }: WirePerson): string {
  const by = identity === null ? null : identity && 'birthDate' in identity ? identity : 'number';
  return JSON.stringify([name, email, methods, by, identityNumberRequired, roles]);
}
