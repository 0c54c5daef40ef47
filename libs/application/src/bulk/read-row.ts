import {
  type ExpectedIdentity,
  type FilledTemplate,
  fillTemplate,
  identityCountries,
  type Instant,
  isEmailAddress,
  isPlainText,
  parseIdentityNumber,
  type TemplateContent,
  type TemplateRole,
  type TemplateRoleId,
} from '@attestory/domain';
import { type BulkColumn, countryOfLanguage } from './columns.js';
import type { RowFaultCode } from './table.js';

/** What a row lacks, or has wrong; `column`: which of the cells, from 0 on. */
export interface CellFault {
  readonly column: number | null;
  readonly code: RowFaultCode;
  readonly message: string;
}

/** What an invitation that is made of a row says, and to whom. */
export interface ReadRow {
  readonly filled: FilledTemplate;
  readonly identities: ReadonlyMap<TemplateRoleId, ExpectedIdentity>;
}

export interface RowTools {
  readonly template: Pick<TemplateContent, 'title' | 'message' | 'roles' | 'language'>;
  readonly columns: readonly BulkColumn[];
  readonly now: Instant;
}

const longestRow = 20_000;

/** Reads a row as the template asks for it. */
export function readRow(
  tools: RowTools,
  cells: readonly string[],
): { readonly read: ReadRow } | { readonly faults: readonly CellFault[] } {
  const { template, columns } = tools;
  if (cells.length !== columns.length) {
    const message = `This row has ${cells.length} cells where the heads are ${columns.length}.`;
    return { faults: [{ column: null, code: 'cells', message }] };
  }
  const texts = cells.map(tidy);
  if (texts.reduce((sum, text) => sum + text.length, 0) > longestRow)
    return {
      faults: [{ column: null, code: 'row-too-long', message: `A row can have ${longestRow} characters in all.` }],
    };
  const formulas = texts.flatMap((text, i) => (isFormula(text) ? [formulaAt(i)] : []));
  if (formulas.length > 0) return { faults: formulas };
  const row = new RowReading(tools, texts);
  const signatories = new Map(template.roles.flatMap((role) => row.personIn(role)));
  const identities = new Map(template.roles.flatMap((role) => row.identityIn(role)));
  const values = new Map(row.values());
  if (row.faults.length > 0) return { faults: row.faults };
  const result = fillTemplate(template, { values, signatories });
  if ('filled' in result) return { read: { filled: result.filled, identities } };
  return { faults: result.faults.map(({ code }) => unfilled(code)) };
}

/** Texts are kept in Unicode's composed form, without space around them. */
function tidy(text: string): string {
  return text.normalize('NFC').trim();
}

/** What a spreadsheet would work out when somebody opens the file: not a plain number that has a sign. */
export function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s.,()/%-]*$/.test(text));
}

function formulaAt(column: number): CellFault {
  return {
    column,
    code: 'formula',
    message: 'Begins like a formula of a spreadsheet (=, +, - or @). Write it as a text.',
  };
}

function unfilled(code: string): CellFault {
  const what = code === 'title-unusable' ? 'title longer than 200' : 'message longer than 5,000';
  return { column: null, code: 'text-too-long', message: `Makes the ${what} characters.` };
}

class RowReading {
  readonly faults: CellFault[] = [];

  constructor(
    private readonly tools: RowTools,
    private readonly texts: readonly string[],
  ) {}

  values(): [string, string][] {
    return this.tools.columns.flatMap((column, i) => {
      if (column?.kind !== 'value') return [];
      const text = this.plain(i, { max: 5_000, lines: true });
      return text === null ? [] : [[column.name, text] as [string, string]];
    });
  }

  /** Who signs; nobody is named: the role's contact does. */
  personIn({ roleId, contact }: TemplateRole): [TemplateRoleId, { readonly name: string; readonly email: string }][] {
    const [name, email] = [this.cell(roleId, 'name'), this.cell(roleId, 'email')];
    if (contact && this.isBlank(name) && this.isBlank(email)) return [];
    const said = name === null ? null : this.plain(name, { max: 200 });
    const address = email === null ? null : this.address(email);
    return said === null || address === null ? [] : [[roleId, { name: said, email: address }]];
  }

  identityIn({ roleId }: TemplateRole): [TemplateRoleId, ExpectedIdentity][] {
    const [column, from] = [this.cell(roleId, 'identityNumber'), this.cell(roleId, 'country')];
    if (column === null || this.isBlank(column)) return [];
    const said =
      from === null || this.isBlank(from) ? countryOfLanguage[this.tools.template.language] : this.texts[from];
    const country = identityCountries.find((one) => one === said?.toUpperCase());
    if (!country) {
      this.refuse(from ?? column, 'country', `Must be one of: ${identityCountries.join(', ')}.`);
      return [];
    }
    const parsed = parseIdentityNumber(country, (this.texts[column] ?? '').slice(0, 40), this.tools.now);
    if ('number' in parsed) return [[roleId, { number: parsed.number }]];
    this.refuse(column, 'identity-number', 'Is no identity number of that country, with its check digits right.');
    return [];
  }

  private cell(roleId: TemplateRoleId, part: string): number | null {
    const found = this.tools.columns.findIndex(
      (column) => column?.kind === 'role' && column.roleId === roleId && column.part === part,
    );
    return found < 0 ? null : found;
  }

  private isBlank(column: number | null): boolean {
    return column === null || this.texts[column] === '';
  }

  private address(column: number): string | null {
    const text = this.texts[column] ?? '';
    if (text === '') return this.refuse(column, 'empty', 'Must not be empty.');
    return isEmailAddress(text) ? text : this.refuse(column, 'email', 'Must be an e-mail address.');
  }

  private plain(column: number, limits: { readonly max: number; readonly lines?: boolean }): string | null {
    const text = this.texts[column] ?? '';
    if (text === '') return this.refuse(column, 'empty', 'Must not be empty.');
    if ([...text].length > limits.max) return this.refuse(column, 'too-long', `Can have ${limits.max} characters.`);
    if (isPlainText(text, limits)) return text;
    return this.refuse(
      column,
      'characters',
      'Has control characters, or marks that turn the direction of text around.',
    );
  }

  private refuse(column: number, code: RowFaultCode, message: string): null {
    this.faults.push({ column, code, message });
    return null;
  }
}
