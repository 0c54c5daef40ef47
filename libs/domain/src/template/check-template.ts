import { placeholdersIn, sameName } from './placeholders.js';

/** What speaks against a template as it is written; the pointer leads to the member. */
export interface TemplateFault {
  readonly pointer: string;
  readonly message: string;
}

interface WrittenTemplate {
  readonly title: string;
  readonly message: string | null;
  readonly roles: readonly { readonly name: string }[];
}

/** A name that placeholders and the heads of columns can hold. */
const roleName = /^[^.{}]+$/u;

/** Whether the placeholders of its texts name what there is, and its roles can be told from each other. */
export function checkTemplate({ title, message, roles }: WrittenTemplate): readonly TemplateFault[] {
  const names = roles.map(({ name }) => name);
  return [
    ...names.flatMap((name, i) => roleFaults(name, names.slice(0, i), `/roles/${i}/name`)),
    ...textFaults(title, names, '/title'),
    ...textFaults(message ?? '', names, '/message'),
  ];
}

function roleFaults(name: string, before: readonly string[], pointer: string): TemplateFault[] {
  if (!roleName.test(name)) return [{ pointer, message: 'must not have a full stop or braces in it' }];
  return before.some((other) => sameName(name, other))
    ? [{ pointer, message: 'is the name of another role, too: each needs one of its own' }]
    : [];
}

function textFaults(text: string, roles: readonly string[], pointer: string): TemplateFault[] {
  const placeholders = placeholdersIn(text);
  const unreadable = placeholders.includes(null)
    ? [{ pointer, message: 'has a placeholder that can’t be read: write {{Role.name}}, {{Role.email}} or {{A name}}' }]
    : [];
  const unknown = placeholders.some((one) => one?.kind === 'role' && !roles.some((role) => sameName(role, one.role)));
  return unknown
    ? [...unreadable, { pointer, message: 'has a placeholder of a role that the template doesn’t have' }]
    : unreadable;
}
