import { type Language, type TemplateContent, type TemplateRoleId, sameName, valueNamesIn } from '@attestory/domain';
import { fileFault, type TableFault } from './table.js';

const parts = ['name', 'email', 'identityNumber', 'country'] as const;
type RolePart = (typeof parts)[number];

/** What a column holds; null: nothing that the template asks for. */
export type BulkColumn =
  | { readonly kind: 'role'; readonly roleId: TemplateRoleId; readonly part: RolePart }
  | { readonly kind: 'value'; readonly name: string }
  | null;

const mostColumns = 200;

/** Whose identity numbers are most likely meant. */
export const countryOfLanguage = {
  en: null,
  fi: 'FI',
  sv: 'SE',
  nb: 'NO',
  da: 'DK',
  nl: 'NL',
} as const satisfies Record<Language, string | null>;

type Template = Pick<TemplateContent, 'title' | 'message' | 'roles' | 'language'>;

/** Finds by the heads of a table what its columns hold, and what is missing. */
export function readColumns(
  header: readonly string[],
  template: Template,
): { readonly columns: readonly BulkColumn[]; readonly faults: readonly TableFault[] } {
  if (header.length > mostColumns)
    return {
      columns: [],
      faults: [fileFault('too-many-columns', `There are more than ${mostColumns} columns.`, { line: 1 })],
    };
  const values = valueNamesIn([template.title, template.message]);
  const columns = header.map((head) => columnOf(head, template, values));
  const known = columns.map((column) => (column === 'unknown' ? null : column));
  return {
    columns: known,
    faults: [
      ...unknownFaults(header, columns),
      ...duplicateFaults(header, known),
      ...missingFaults(known, template, values),
    ],
  };
}

function columnOf(head: string, { roles }: Template, values: readonly string[]): BulkColumn | 'unknown' {
  const value = values.find((name) => sameName(name, head));
  if (value !== undefined) return { kind: 'value', name: value };
  const dot = head.lastIndexOf('.');
  if (dot < 0) return null;
  const [of, rest] = [head.slice(0, dot), head.slice(dot + 1)];
  const role = roles.find(({ name, roleId }) => roleId === of.trim().toLowerCase() || sameName(name ?? '', of));
  if (!role) return null;
  const part = parts.find((one) => sameName(one, rest));
  return part ? { kind: 'role', roleId: role.roleId, part } : 'unknown';
}

function unknownFaults(header: readonly string[], columns: readonly (BulkColumn | 'unknown')[]): TableFault[] {
  return columns.flatMap((column, i) => {
    const head = header[i] ?? '';
    const message = `A role has the columns ${parts.join(', ')}: not this one.`;
    return column === 'unknown' ? [fileFault('unknown-column', message, { line: 1, column: head })] : [];
  });
}

function duplicateFaults(header: readonly string[], columns: readonly BulkColumn[]): TableFault[] {
  const same = (a: number, b: number) =>
    sameName(header[a] ?? '', header[b] ?? '') ||
    (columns[a] !== null && JSON.stringify(columns[a]) === JSON.stringify(columns[b]));
  return header.flatMap((head, i) => {
    // Spreadsheets leave columns without a head behind; nothing is read from them.
    const isTwice = head !== '' && header.slice(0, i).some((other, j) => other !== '' && same(j, i));
    const message = 'Two columns have this head, or mean the same: which one holds?';
    return isTwice ? [fileFault('duplicate-column', message, { line: 1, column: head })] : [];
  });
}

function missingFaults(
  columns: readonly BulkColumn[],
  { roles, language }: Template,
  values: readonly string[],
): TableFault[] {
  const hasValue = (name: string) => columns.some((column) => column?.kind === 'value' && column.name === name);
  const hasPart = (roleId: TemplateRoleId, part: RolePart) =>
    columns.some((column) => column?.kind === 'role' && column.roleId === roleId && column.part === part);
  const missing = [
    ...roles.flatMap(({ roleId, name, contact }) => {
      const isSaid = hasPart(roleId, 'name') || hasPart(roleId, 'email');
      const people = contact && !isSaid ? [] : (['name', 'email'] as const);
      const isAbroad = hasPart(roleId, 'identityNumber') && countryOfLanguage[language] === null;
      const wanted: readonly RolePart[] = isAbroad ? [...people, 'country'] : people;
      return wanted.filter((part) => !hasPart(roleId, part)).map((part) => `${name ?? roleId}.${part}`);
    }),
    ...values.filter((name) => !hasValue(name)),
  ];
  return missing.map((column) =>
    fileFault('missing-column', 'The template asks for this column.', { line: 1, column }),
  );
}
