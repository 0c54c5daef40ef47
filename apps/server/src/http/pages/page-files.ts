import { readFileSync } from 'node:fs';

const folder = new URL('../../../assets/', import.meta.url);
const typeOf = { 'people.css': 'text/css; charset=utf-8', 'link.js': 'text/javascript; charset=utf-8' } as const;

/** What the pages load, by name: read once. */
export const pageFiles: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map(
  Object.entries(typeOf).map(([name, type]) => [name, { type, text: readFileSync(new URL(name, folder), 'utf8') }]),
);
