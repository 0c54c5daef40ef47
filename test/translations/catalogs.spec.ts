import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';

type Texts = ReadonlyMap<string, string>;

const root = resolve(import.meta.dirname, '../..');
/** Folders of source that hold a catalog per language: each with an `en.ts`. */
const folders = ['libs', 'apps'].flatMap((part) =>
  (readdirSync(join(root, part), { recursive: true }) as string[])
    .filter((path) => path.endsWith('/texts/en.ts') && path.includes('/src/') && !path.includes('node_modules'))
    .map((path) => dirname(join(root, part, path))),
);
/** Whose text is rightly the same as in English, in some language. */
const sameAsEnglish = [
  'unnamedDocument',
  'invitation.documents_one',
  'label.sha256',
  'term.sha256',
  'term.test',
  'label.document',
  'label.invitation',
  'pageOf',
  'footer',
  'documentNumber',
  'label.title',
  'label.scan',
  'method.no-bankid',
  'method.se-bankid',
  'method.dk-mitid',
  'method.dk-nemid',
  'method.nl-idin',
  'end.send',
  'documents_one',
  'from.label',
  'preview.send_one',
  'progress.stop',
];

/** Every text by its whole key. */
function textsOf(catalog: object, prefix = ''): [string, string][] {
  return Object.entries(catalog).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value as object, `${prefix}${key}.`),
  );
}

async function load(folder: string, language: string): Promise<Texts> {
  const module = (await import(join(folder, `${language}.ts`))) as Record<string, object>;
  return new Map(textsOf(module[language] as object));
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted((a, b) => a.localeCompare(b));
const braces = /[{}$]|^\s|\s$|^$/;

describe('catalogs of texts', () => {
  it('are in the mails, on the signature pages, in the problems, on the pages of people and in what they are told of missing documents', () => {
    const named = folders.map((folder) => relative(root, folder)).sort();
    expect(named).toEqual([
      'apps/server/src/http/authentication/texts',
      'apps/server/src/http/missing-document/texts',
      'apps/server/src/http/pages/texts',
      'apps/server/src/http/people/texts',
      'apps/server/src/http/texts',
      'apps/web/src/app/texts',
      'apps/web/src/archive/texts',
      'apps/web/src/audit/texts',
      'apps/web/src/bulk/texts',
      'apps/web/src/documents/texts',
      'apps/web/src/help/texts',
      'apps/web/src/history/texts',
      'apps/web/src/inbox/texts',
      'apps/web/src/invitations/texts',
      'apps/web/src/missing-document/texts',
      'apps/web/src/organizations/texts',
      'apps/web/src/retention/texts',
      'apps/web/src/settings/texts',
      'apps/web/src/signing/texts',
      'apps/web/src/templates/texts',
      'apps/web/src/ui/texts',
      'apps/web/src/verify/texts',
      'libs/notifications/src/texts',
      'libs/pdf/src/addendum/texts',
      'libs/pdf/src/signature-page/texts',
    ]);
    for (const folder of folders) expect(statSync(folder).isDirectory()).toBe(true);
  });

  const cases = folders.flatMap((folder) => languages.map((language) => [relative(root, folder), language] as const));
  it.each(cases)('%s has each key in %s, with its placeholders', async (folder, language) => {
    const english = await load(join(root, folder), 'en');
    const texts = await load(join(root, folder), language);
    expect([...texts.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of texts) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(english.get(key) as string)]);
      expect([key, braces.exec(text.replaceAll(/\{\{\w+\}\}/g, '_'))?.[0]]).toEqual([key, undefined]);
    }
  });

  it.each(cases.filter(([, language]) => language !== 'en'))('%s is translated to %s', async (folder, language) => {
    const english = await load(join(root, folder), 'en');
    const left = [...(await load(join(root, folder), language))].filter(([key, text]) => text === english.get(key));
    expect(left.map(([key]) => key).filter((key) => !sameAsEnglish.includes(key))).toEqual([]);
  });

  it.each(folders.map((folder) => relative(root, folder)))('%s says u in Dutch, as everywhere', async (folder) => {
    const familiar = [...(await load(join(root, folder), 'nl'))].filter(([, text]) =>
      /\b(?:je|jij|jou|jouw|jullie|jijzelf)\b/i.test(text),
    );
    expect(familiar).toEqual([]);
  });
});
