import { saveBlob } from '../api/save-blob.js';

/** The mark by which spreadsheet programs know UTF-8. Reading a file as text takes it away. */
const mark = '\ufeff';

/** Gives a table to the browser to keep. */
export function saveTable(name: string, csv: string): void {
  saveBlob(name, new Blob([mark, csv], { type: 'text/csv' }));
}
