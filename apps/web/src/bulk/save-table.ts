import { save } from '../api/download.js';

/** The mark by which spreadsheet programs know UTF-8. Reading a file as text takes it away. */
const mark = '\ufeff';

/** Gives a table to the browser to keep. */
export function saveTable(name: string, csv: string): void {
  save(new Blob([mark, csv], { type: 'text/csv' }), name);
}
