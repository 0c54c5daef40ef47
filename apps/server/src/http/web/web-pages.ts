import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Where the build of apps/web lies. */
export const siteFolder = fileURLToPath(new URL('../../../../web/dist/site/', import.meta.url));

/** The pages of apps/web, each of which loads what it needs. */
export type WebPage = 'signing' | 'app' | 'verify' | 'help';

const read = new Map<WebPage, Promise<string>>();

/** A page's HTML, read once. */
export function webPage(name: WebPage): Promise<string> {
  const known = read.get(name);
  if (known) return known;
  const page = readFile(`${siteFolder}${name}.html`, 'utf8').catch(() => {
    read.delete(name);
    throw new Error('apps/web is not built: npm run build');
  });
  read.set(name, page);
  return page;
}
