import { describe, expect, it } from '@jest/globals';
import { DRIVERS, LAYERS, type Layer } from './import-table.js';
import { type Import, importsOf, isTest, packageOf, targetOf, workspaces } from './repository-files.js';

const all = workspaces();
const codeOf = (sources: readonly string[]) =>
  sources.filter((path) => !isTest(path)).flatMap((path) => importsOf(path));
const show = ({ from, specifier }: Import) => `${from} imports ${specifier}`;

const isOf = (prefixes: readonly string[], specifier: string) =>
  prefixes.some((prefix) => specifier.startsWith(prefix));

function isAllowed({ from, specifier }: Import, layer: Layer | undefined): boolean {
  if (!layer) return false;
  if (specifier.startsWith('@attestory/')) return layer.workspaces.includes(specifier);
  if (layer.except?.[from]?.includes(specifier)) return true;
  return layer.packages === 'any but drivers' ? !isOf(DRIVERS, specifier) : isOf(layer.packages, specifier);
}

describe('Imports are read', () => {
  it('in every way of writing them, and not from comments', () => {
    const text = [
      "import { a } from './a.js';",
      "import type {\n  B,\n} from '@attestory/b';",
      "import './c.js';",
      "export * from './d.js';",
      "export { e } from './e.js';",
      "const f = await import('./f.js');",
      "type G = typeof import('./g.js');",
      "const h = require('h');",
      "/** import { no } from 'no'; */\n// import 'never';",
      "const text = 'exported from somewhere';",
    ].join('\n');
    const expected = ['./a.js', '@attestory/b', './c.js', './d.js', './e.js', './f.js', './g.js', 'h'];
    expect(importsOf('x.ts', text).map(({ specifier }) => specifier)).toEqual(expected);
  });
});

describe('The table of imports', () => {
  it('has a line for every workspace', () => {
    expect(all.filter(({ folder }) => !(folder in LAYERS)).map(({ folder }) => folder)).toEqual([]);
  });

  it.each(all.map(({ folder, sources }) => [folder, sources] as const))('is kept by %s', (folder, sources) => {
    const layer = LAYERS[folder];
    const breaches = codeOf(sources).filter((found) => !found.specifier.startsWith('.') && !isAllowed(found, layer));
    expect(breaches.map(show)).toEqual([]);
  });

  it.each(all.map(({ folder, sources }) => [folder, sources] as const))(
    'is not got around by paths in %s',
    (folder, sources) => {
      const leaving = sources
        .flatMap((path) => importsOf(path))
        .filter((found) => found.specifier.startsWith('.') && !targetOf(found).startsWith(`${folder}/`))
        // Specs share what the repository keeps for them.
        .filter((found) => !(isTest(found.from) && targetOf(found).startsWith('test/')));
      expect(leaving.map(show)).toEqual([]);
    },
  );
});

describe('Adapters', () => {
  const adapter = /^libs\/(?<library>[^/]+)\/src\/(?<name>sqlite|esdb|mongo|files|gridfs)\//u;

  it('are reached from outside their folder only by their open-*.ts', () => {
    const breaches = all
      .flatMap(({ sources }) => codeOf(sources))
      .filter((found) => found.specifier.startsWith('.') && adapter.test(targetOf(found)))
      .filter((found) => !found.from.startsWith(adapter.exec(targetOf(found))?.[0] ?? ''))
      .filter((found) => !/^libs\/[^/]+\/src\/open-[a-z]+\.ts$/u.test(found.from));
    expect(breaches.map(show)).toEqual([]);
  });

  it('are loaded by the applications when they are opened, not before', () => {
    const early = all
      .flatMap(({ sources }) => codeOf(sources))
      .filter(({ specifier, dynamic }) => /^@attestory\/[^/]+\/open-/u.test(specifier) && !dynamic);
    expect(early.map(show)).toEqual([]);
  });
});

describe('Barrels', () => {
  it('do not exist inside a library: only src/index.ts passes on everything', () => {
    const barrels = all
      .filter(({ folder }) => folder.startsWith('libs/'))
      .flatMap(({ folder, sources }) => sources.filter((path) => path !== `${folder}/src/index.ts`))
      .filter((path) => path.endsWith('/index.ts'));
    expect(barrels).toEqual([]);
  });

  it('are not replaced by names of workspaces that do not exist', () => {
    const names = new Set(all.map(({ manifest }) => manifest.name));
    const unknown = all
      .flatMap(({ sources }) => sources.flatMap((path) => importsOf(path)))
      .filter(({ specifier }) => specifier.startsWith('@attestory/') && !names.has(packageOf(specifier) ?? ''));
    expect(unknown.map(show)).toEqual([]);
  });
});
