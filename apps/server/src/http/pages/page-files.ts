import { readFileSync } from 'node:fs';

const folder = new URL('../../../assets/', import.meta.url);
const read = (...names: readonly string[]) =>
  names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

/** What the pages load, by name: read once. The colours are those of the application, too. */
export const pageFiles: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  ['people.css', { type: 'text/css; charset=utf-8', text: read('colours.css', 'people.css') }],
  ['link.js', { type: 'text/javascript; charset=utf-8', text: read('link.js') }],
]);
