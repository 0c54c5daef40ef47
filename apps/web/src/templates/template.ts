/** Somebody who is to sign what is made from a template (as the API says it). */
export interface Role {
  readonly roleId?: string;
  readonly name: string | null;
  readonly methods: readonly string[];
  readonly identityNumberRequired?: boolean;
  readonly roles?: object;
  readonly contact?: { readonly name: string | null; readonly email: string | null };
}

export interface TemplateDocument {
  readonly documentId: string;
  readonly fileName: string | null;
  readonly pages: number;
  readonly bytes: number;
}

/** A template (`GET /v1/templates/{id}`). */
export interface Template {
  readonly id: string;
  readonly state: 'saved' | 'retired';
  readonly version: number;
  readonly name: string | null;
  readonly title: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly order: 'parallel' | 'sequential';
  readonly expiresInDays: number | null;
  readonly folderId: string | null;
  readonly roles: readonly Role[];
  /** What its texts ask for at use. */
  readonly values: readonly string[];
  readonly documents: readonly TemplateDocument[];
  readonly changedAt: string;
  readonly revision: number;
}

/** How somebody signs; `named`: by methods that were named elsewhere, and stay. */
export type Method = 'light' | 'strong' | 'both' | 'named';

/** A role as it is written in a form. */
export interface RoleForm {
  /** For the list on the page: roles that were not saved have no id. */
  readonly key: string;
  readonly before: Role | null;
  readonly name: string;
  readonly method: Method;
  readonly hasContact: boolean;
  readonly contactName: string;
  readonly contactEmail: string;
}

/** A document that the template has, or one that is to come with it. */
export type DocumentForm =
  | { readonly key: string; readonly kept: TemplateDocument }
  | { readonly key: string; readonly fileName: string; readonly base64: string };

export interface TemplateForm {
  readonly name: string;
  readonly title: string;
  readonly message: string;
  readonly language: string;
  readonly order: 'parallel' | 'sequential';
  readonly expiresInDays: string;
  readonly folderId: string;
  readonly roles: readonly RoleForm[];
  readonly documents: readonly DocumentForm[];
}

let made = 0;
const nextKey = (): string => `new-${++made}`;

export function newRole(): RoleForm {
  const nobody = { hasContact: false, contactName: '', contactEmail: '' };
  return { key: nextKey(), before: null, name: '', method: 'light', ...nobody };
}

export function newDocument(fileName: string, base64: string): DocumentForm {
  return { key: nextKey(), fileName, base64 };
}

/** An empty form, in the language of whoever writes. */
export function emptyForm(language: string): TemplateForm {
  const texts = { name: '', title: '', message: '', language, expiresInDays: '', folderId: '' };
  return { ...texts, order: 'parallel', roles: [newRole()], documents: [] };
}

export function formOf(template: Template): TemplateForm {
  const { name, title, message, language, order, expiresInDays, folderId, roles, documents } = template;
  return {
    ...{ name: name ?? '', title: title ?? '', message: message ?? '', language, order, folderId: folderId ?? '' },
    expiresInDays: expiresInDays === null ? '' : String(expiresInDays),
    roles: roles.map(roleForm),
    documents: documents.map((kept) => ({ key: kept.documentId, kept })),
  };
}

function roleForm(role: Role): RoleForm {
  const { name = null, email = null } = role.contact ?? {};
  return {
    ...{ key: role.roleId ?? nextKey(), before: role, name: role.name ?? '', method: methodOf(role.methods) },
    ...{ hasContact: role.contact !== undefined, contactName: name ?? '', contactEmail: email ?? '' },
  };
}

function methodOf(methods: readonly string[]): Method {
  if (methods.some((method) => method !== 'light' && method !== 'strong')) return 'named';
  if (methods.includes('light')) return methods.includes('strong') ? 'both' : 'light';
  return 'strong';
}

const methodsBy = { light: ['light'], strong: ['strong'], both: ['light', 'strong'] } as const;

/** What is sent to save a template. What the form doesn't show of a role stays as it was. */
export function bodyOf(form: TemplateForm) {
  const days = form.expiresInDays.trim();
  return {
    name: form.name.trim(),
    ...(form.title.trim() === '' ? {} : { title: form.title.trim() }),
    message: form.message.trim() === '' ? null : form.message.trim(),
    language: form.language,
    order: form.order,
    expiresInDays: days === '' ? null : Number(days),
    folderId: form.folderId === '' ? null : form.folderId,
    roles: form.roles.map(roleBody),
    documents: form.documents.map((one) =>
      'kept' in one ? { documentId: one.kept.documentId } : { fileName: one.fileName, base64: one.base64 },
    ),
  };
}

function roleBody({ before, name, method, hasContact, contactName, contactEmail }: RoleForm) {
  const { roleId, identityNumberRequired, roles } = before ?? {};
  return {
    ...(roleId === undefined ? {} : { roleId }),
    name: name.trim(),
    methods: method === 'named' ? (before?.methods ?? ['strong']) : methodsBy[method],
    ...(identityNumberRequired ? { identityNumberRequired } : {}),
    ...(roles ? { roles } : {}),
    ...(hasContact ? { contact: { name: contactName.trim(), email: contactEmail.trim() } } : {}),
  };
}

/** Where in a form a fault is that the service has found: by the JSON pointers of its errors. */
export function faultAt(faults: readonly { readonly pointer: string; readonly message: string }[], pointer: string) {
  return faults.find((fault) => fault.pointer === pointer)?.message;
}

/** How a template is used once, as it is written in a form. */
export interface UseForm {
  readonly values: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, { readonly name: string; readonly email: string }>>;
}

/** What is sent to use a template. Roles for which nobody is named are left to their contacts. */
export function useBody(template: Pick<Template, 'roles' | 'values'>, { values, people }: UseForm, send: boolean) {
  return {
    values: template.values.flatMap((name) => {
      const value = (values[name] ?? '').trim();
      return value === '' ? [] : [{ name, value }];
    }),
    signatories: template.roles.flatMap(({ roleId = '' }) => {
      const { name = '', email = '' } = people[roleId] ?? {};
      return name.trim() === '' && email.trim() === '' ? [] : [{ roleId, name: name.trim(), email: email.trim() }];
    }),
    send,
  };
}

/** Bytes as the API takes them in JSON. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(pieces.join(''));
}
