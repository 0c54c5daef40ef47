/** A table as it was read from a file: its first row is the heads of its columns. */
export interface BulkTable {
  readonly encoding: string;
  readonly delimiter: ',' | ';' | '\t';
  /** Of the file, lowercase hex. */
  readonly sha256: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** In the file, from 1 on: where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What speaks against a file as a whole. */
export type FileFaultCode =
  | 'encoding'
  | 'empty-file'
  | 'quotes'
  | 'no-rows'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'duplicate-column'
  | 'unknown-column'
  | 'missing-column';

/** What speaks against one row. */
export type RowFaultCode =
  | 'cells'
  | 'formula'
  | 'empty'
  | 'characters'
  | 'too-long'
  | 'email'
  | 'identity-number'
  | 'country'
  | 'row-too-long'
  | 'text-too-long';

/** Something to correct, and where it is. */
export interface TableFault {
  /** Of the rows below the heads, from 1 on; null: the file as a whole. */
  readonly row: number | null;
  /** In the file, from 1 on. */
  readonly line: number | null;
  /** By its head. */
  readonly column: string | null;
  readonly code: FileFaultCode | RowFaultCode;
  readonly message: string;
}

/** A fault of a whole file. */
export function fileFault(
  code: FileFaultCode,
  message: string,
  at: { readonly line?: number; readonly column?: string } = {},
): TableFault {
  return { row: null, line: at.line ?? null, column: at.column ?? null, code, message };
}
