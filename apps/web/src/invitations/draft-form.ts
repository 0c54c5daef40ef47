import type { Country, Delivery, DemandedRole, Invitation, Order, Signatory, StrongMethod } from './invitation.js';
import { strongMethods } from './invitation.js';

/** A draft as it stands on the page, with what is not yet whole, too. */
export interface DraftForm {
  readonly title: string;
  readonly message: string;
  readonly language: string;
  readonly order: Order;
  readonly expiresAt: string | null;
  readonly delivery: Delivery;
  readonly folderId: string | null;
  readonly people: readonly Row[];
}

/** A signatory as they stand on the page. */
export interface Row {
  /** Of this page; where the service knows them, their id. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly light: boolean;
  /** `some`: those that are named. */
  readonly strong: 'no' | 'any' | 'some';
  readonly named: readonly StrongMethod[];
  readonly identity: RowIdentity;
  readonly numberRequired: boolean;
  readonly role: RowRole;
  readonly capacity: boolean;
}

/** Whom the sender expects. `kept`: by a number that the service has, of which it shows a part. */
export type RowIdentity =
  | { readonly by: 'nobody' }
  | { readonly by: 'number'; readonly country: Country; readonly number: string }
  | { readonly by: 'name'; readonly name: string; readonly birthDate: string }
  | { readonly by: 'kept'; readonly country: string; readonly shown: string };

export interface RowRole {
  readonly kind: 'free' | DemandedRole['kind'];
  readonly name: string;
  readonly businessId: string;
  /** Kept as it is, where it was set by a program. */
  readonly organizationId?: string;
}

export const usualDelivery: Delivery = {
  sendDownloadLink: true,
  saveToPersonalAccount: true,
  copyToLightSignatories: false,
};

export function emptyForm(language: string): DraftForm {
  const none = { title: '', message: '', expiresAt: null, folderId: null, people: [] };
  return { ...none, language, order: 'parallel', delivery: usualDelivery };
}

/** Whether there is anything in it that somebody would miss. */
export function isBegun({ title, message, people }: DraftForm): boolean {
  const texts = [title, message, ...people.flatMap(({ name, email }) => [name, email])];
  return texts.some((text) => text.trim() !== '');
}

/** Somebody new, who signs as the one before does. */
export function newRow(key: string, like: Row | undefined, who: { name?: string; email?: string } = {}): Row {
  const { light, strong, named } = like ?? { light: true, strong: 'no' as const, named: [] };
  return {
    ...{ key, name: who.name ?? '', email: who.email ?? '', light, strong, named },
    ...{ identity: { by: 'nobody' as const }, numberRequired: false, capacity: false },
    role: { kind: 'free', name: '', businessId: '' },
  };
}

/** A draft that the service has, as it stands on the page. */
export function formOf(draft: Invitation): DraftForm {
  const { language, order, expiresAt, delivery, folderId } = draft;
  const people = draft.signatories.map(rowOf);
  return {
    ...{ title: draft.title ?? '', message: draft.message ?? '', language, order, expiresAt, folderId, people },
    delivery: { ...usualDelivery, ...delivery },
  };
}

function rowOf(signatory: Signatory): Row {
  const named = strongMethods.filter((method) => signatory.methods.includes(method));
  const { role } = signatory.roles ?? {};
  return {
    ...{ key: signatory.id, name: signatory.name ?? '', email: signatory.email ?? '', named },
    light: signatory.methods.includes('light'),
    strong: signatory.methods.includes('strong') ? 'any' : named.length > 0 ? 'some' : 'no',
    identity: identityOf(signatory.identity),
    numberRequired: signatory.identityNumberRequired ?? false,
    role: {
      ...{ kind: role?.kind ?? 'free', name: role?.name ?? '', businessId: role?.businessId ?? '' },
      ...(role?.organizationId === undefined ? {} : { organizationId: role.organizationId }),
    },
    capacity: signatory.roles?.capacity ?? false,
  };
}

function identityOf(identity: Signatory['identity']): RowIdentity {
  if (identity === undefined) return { by: 'nobody' };
  if (identity.country !== undefined)
    return { by: 'kept', country: identity.country, shown: identity.identityNumber ?? '' };
  return { by: 'name', name: identity.name ?? '', birthDate: identity.birthDate ?? '' };
}
