/** A bulk sending (`GET /v1/bulk-sendings/{id}`). */
export interface BulkSending {
  readonly id: string;
  readonly templateId: string;
  readonly state: 'sending' | 'stopping' | 'stopped' | 'ended';
  readonly rows: number;
  readonly sent: number;
  readonly refused: number;
  readonly waiting: number;
  readonly stopped: number;
  readonly skipped: number;
  readonly begunAt: string;
  readonly endedAt: string | null;
}

/** Something to correct in a table. */
export interface TableFault {
  readonly row: number | null;
  readonly line: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

/** What a table would make. */
export interface Preview {
  readonly columns: readonly { readonly head: string; readonly use: 'role' | 'value' | 'none' }[];
  readonly rows: number;
  readonly sendable: number;
  readonly errorCount: number;
  readonly errors: readonly TableFault[];
  readonly examples: readonly {
    readonly row: number;
    readonly title: string;
    readonly message: string | null;
    readonly signatories: readonly { readonly role: string | null; readonly name: string; readonly email: string }[];
  }[];
}

export interface ChosenTemplate {
  readonly id: string;
  readonly name: string | null;
  readonly roles: readonly { readonly name: string | null; readonly contact?: object }[];
  readonly values: readonly string[];
}

/** Whether somebody looks at something that still moves. */
export function goesOn({ state }: BulkSending): boolean {
  return state === 'sending' || state === 'stopping';
}

/** The heads that a table for a template must have. */
export function headsFor({ roles, values }: Pick<ChosenTemplate, 'roles' | 'values'>): readonly string[] {
  const people = roles.filter(({ contact }) => contact === undefined);
  return [...people.flatMap(({ name }) => [`${name}.name`, `${name}.email`]), ...values];
}

/** An empty table with those heads, as spreadsheets open it. */
export function emptyTable(heads: readonly string[]): string {
  const quoted = heads.map((head) => (/[";\r\n]/.test(head) ? `"${head.replaceAll('"', '""')}"` : head));
  return `${quoted.join(';')}\r\n`;
}

/** What keeps a table from being sent: a fault of the file as a whole, or of all of its rows. */
export function canSend({ sendable, errorCount, errors }: Preview, skipErrors: boolean): boolean {
  if (sendable === 0 || errors.some(({ row }) => row === null)) return false;
  return errorCount === 0 || skipErrors;
}

/** Columns that come back in the result only. */
export function unusedHeads({ columns }: Preview): readonly string[] {
  return columns.filter(({ use, head }) => use === 'none' && head !== '').map(({ head }) => head);
}

/** Where a table is sent, and how it is read. */
export function bulkPath(
  templateId: string,
  options: { readonly isOld: boolean; readonly skipErrors?: boolean; readonly preview?: true },
): string {
  const query = new URLSearchParams();
  if (options.isOld) query.set('encoding', 'windows-1252');
  if (options.skipErrors) query.set('skipErrors', 'true');
  const asked = query.toString();
  return `/v1/templates/${templateId}/bulk-sendings${options.preview ? '/preview' : ''}${asked === '' ? '' : `?${asked}`}`;
}
