import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { biome, canaries, oxlint, setUpProject, tsc, type Verdicts } from './canary.js';

const project = setUpProject();
const all = canaries();
const of = (tool: string) =>
  all.filter((canary) => canary.tool === tool).map(({ path, rules }) => [path, rules] as const);
afterAll(() => project.remove());

describe('Biome', () => {
  let verdicts: Verdicts;
  beforeAll(async () => {
    verdicts = await biome(project.folder);
  });

  it.each(of('biome'))('rejects %s by %j', (path, rules) => {
    expect(verdicts.get(path)).toEqual(rules);
  });

  it.each(of('accepted'))('accepts %s', (path) => {
    expect(verdicts.get(path)).toBeUndefined();
  });
});

describe('oxlint, with types', () => {
  let verdicts: Verdicts;
  beforeAll(async () => {
    verdicts = await oxlint(project.folder);
  });

  it.each(of('oxlint'))('rejects %s by %j', (path, rules) => {
    expect(verdicts.get(path)).toEqual(rules);
  });

  it.each(of('accepted'))('accepts %s', (path) => {
    expect(verdicts.get(path)).toBeUndefined();
  });
});

describe.each(['domain', 'projections', 'audit'])('The compiler, in %s', (library) => {
  const isHere = ([path]: readonly [string, readonly string[]]) => path.startsWith(`libs/${library}/src/compiled/`);
  let verdicts: Verdicts;
  beforeAll(async () => {
    verdicts = await tsc(project.folder, library);
  });

  it.each(of('tsc').filter(isHere))('rejects %s by %j', (path, rules) => {
    expect(verdicts.get(path)).toEqual(rules);
  });

  it('accepts what is pure', () => {
    for (const [path] of of('accepted').filter(isHere)) expect(verdicts.get(path)).toBeUndefined();
  });
});

describe('The canaries', () => {
  it.each([
    'libs/domain',
    'libs/projections',
    'libs/audit',
    'libs/event-store',
    'libs/mongo',
    'libs/read-model',
    'libs/document-vault',
    'libs/key-vault',
    'libs/application',
    'libs/pdf',
    'libs/identity',
    'libs/notifications',
    'apps/server',
    'apps/cli',
    'apps/web',
  ])('break a rule of imports in %s, and keep one', (folder) => {
    const here = all.filter(({ path }) => path.startsWith(`${folder}/`));
    expect(here.some(({ rules }) => rules.includes('lint/style/noRestrictedImports'))).toBe(true);
    expect(here.some(({ tool }) => tool === 'accepted')).toBe(true);
  });
});
