import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { languages } from '@attestory/domain';

const root = resolve(import.meta.dirname, '../..');
const events = readFileSync(join(root, 'docs/reference/events.md'), 'utf8');

/** The types of events of a kind of stream, as the reference lists them. */
function typesOf(stream: string): string[] {
  const section = events.split('\n## ').find((text) => text.startsWith(`\`${stream}-`)) ?? '';
  return [...section.matchAll(/^### (\w+)$/gm)].map(([, type]) => type as string);
}

async function wordsIn(language: string): Promise<readonly string[]> {
  const module = (await import(join(root, `apps/web/src/history/texts/${language}.ts`))) as Record<
    string,
    { readonly event: object }
  >;
  return Object.keys(module[language]?.event ?? {});
}

describe('the words of a history', () => {
  const types = ['invitation', 'delivery', 'archived-document'].flatMap(typesOf).concat('DocumentImported');

  it('are there for every type of event that a history can have: add yours to apps/web/src/history/texts', async () => {
    expect(types.length).toBeGreaterThan(40);
    for (const language of languages) {
      const words = await wordsIn(language);
      expect([language, types.filter((type) => !words.includes(type))]).toEqual([language, []]);
    }
  });

  it('are there for nothing that is no event', async () => {
    expect((await wordsIn('en')).filter((type) => !types.includes(type))).toEqual([]);
  });
});
