import type { TemplateRoleId } from '../ids.js';
import { isPlainText } from '../plain-text.js';
import type { TemplateContent, TemplateRole } from './events.js';
import { type Placeholder, sameName, valueNamesIn, withPlaceholders } from './placeholders.js';

/** Who signs in a role. */
export interface FilledRole {
  readonly role: TemplateRole;
  readonly name: string;
  readonly email: string;
}

/** What is said when a template is used. */
export interface TemplateFilling {
  /** By name, as placeholders ask for them. */
  readonly values: ReadonlyMap<string, string>;
  readonly signatories: ReadonlyMap<TemplateRoleId, { readonly name: string; readonly email: string }>;
}

/** The texts and people of an invitation that is made from a template. */
export interface FilledTemplate {
  readonly title: string;
  readonly message: string | null;
  readonly signatories: readonly FilledRole[];
}

/** What a filling lacks, or what it makes that can't be. */
export type FillingFault =
  | { readonly code: 'value-missing'; readonly value: string }
  | { readonly code: 'role-missing'; readonly roleId: TemplateRoleId }
  | { readonly code: 'title-unusable' }
  | { readonly code: 'message-unusable' };

/** Puts people and values into a template. What there is beside what it asks for is not looked at. */
export function fillTemplate(
  template: Pick<TemplateContent, 'title' | 'message' | 'roles'>,
  { values, signatories }: TemplateFilling,
): { readonly filled: FilledTemplate } | { readonly faults: readonly FillingFault[] } {
  const said = [...values];
  const saidFor = (name: string) => said.find(([other]) => sameName(name, other))?.[1];
  const asked = valueNamesIn([template.title, template.message]);
  const people = template.roles.map((role) => ({ role, who: signatories.get(role.roleId) ?? contactOf(role) }));
  const faults: FillingFault[] = [
    ...asked.filter((name) => (saidFor(name) ?? '') === '').map((value) => ({ code: 'value-missing' as const, value })),
    ...people.flatMap(({ role, who }) => (who ? [] : [{ code: 'role-missing' as const, roleId: role.roleId }])),
  ];
  if (faults.length > 0) return { faults };
  const filledRoles = people.flatMap(({ role, who }) => (who ? [{ role, ...who }] : []));
  const fill = (one: Placeholder) => {
    if (one.kind === 'value') return saidFor(one.name) ?? '';
    return filledRoles.find(({ role }) => sameName(role.name ?? '', one.role))?.[one.part] ?? '';
  };
  const title = withPlaceholders(template.title ?? '', fill);
  const message = template.message === null ? null : withPlaceholders(template.message, fill);
  return checked({ title, message, signatories: filledRoles });
}

function contactOf({ contact }: TemplateRole): { readonly name: string; readonly email: string } | null {
  const { name = null, email = null } = contact ?? {};
  return name === null || email === null ? null : { name, email };
}

/** An invitation's texts have their limits, however they came about. */
function checked(filled: FilledTemplate) {
  const faults: FillingFault[] = [];
  if (!isPlainText(filled.title, { max: 200 })) faults.push({ code: 'title-unusable' });
  if (filled.message !== null && !isPlainText(filled.message, { max: 5_000, lines: true }))
    faults.push({ code: 'message-unusable' });
  return faults.length > 0 ? { faults } : { filled };
}
