import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { importsOf, isTest, type Manifest, packageOf, read, root, workspaces } from './repository-files.js';

const all = workspaces();
const folders = new Map(all.map(({ folder, manifest }) => [manifest.name, folder]));
const rootManifest = JSON.parse(read('package.json')) as Manifest;

interface Project {
  readonly references?: readonly { readonly path: string }[];
}

/** The workspaces that a project's tsconfig refers to, directly or by a project within its own folder. */
function references(folder: string, file = 'tsconfig.json'): string[] {
  const { references: found = [] } = JSON.parse(read(`${folder}/${file}`)) as Project;
  return found.flatMap(({ path }) => {
    if (path.endsWith('.json')) return references(folder, path);
    return [normalize(join(folder, path))];
  });
}

describe.each(all.map((workspace) => [workspace.folder, workspace] as const))('%s', (folder, { manifest, sources }) => {
  const code = sources.filter((path) => !isTest(path)).flatMap((path) => importsOf(path));
  const tests = sources.filter(isTest).flatMap((path) => importsOf(path));
  const packagesOf = (imports: typeof code) =>
    [...new Set(imports.map(({ specifier }) => packageOf(specifier)))].filter(
      (name): name is string => name !== null && name !== manifest.name,
    );

  it('lists each package that its code imports, by its own name', () => {
    const listed = Object.keys(manifest.dependencies ?? {});
    expect(packagesOf(code).filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('lists, or finds at the root, each package that its specs import', () => {
    const listed = [manifest.dependencies, manifest.devDependencies, rootManifest.devDependencies].flatMap((entry) =>
      Object.keys(entry ?? {}),
    );
    expect(packagesOf(tests).filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('refers the compiler to each workspace that its code imports', () => {
    const imported = packagesOf(code).flatMap((name) => folders.get(name) ?? []);
    const referred = references(folder);
    expect(imported.filter((name) => !referred.includes(name))).toEqual([]);
  });

  it('refers the compiler to no workspace that it does not list', () => {
    const listed = Object.keys(manifest.dependencies ?? {}).flatMap((name) => folders.get(name) ?? []);
    expect(references(folder).filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('is built with the others', () => {
    const { references: built = [] } = JSON.parse(read('tsconfig.build.json')) as Project;
    expect(built.map(({ path }) => path)).toContain(folder);
  });

  it('exports only files that it has', () => {
    const missing = Object.values(manifest.exports ?? {})
      .map((entry) => (entry as { readonly 'app-src': string })['app-src'])
      .filter((path) => !existsSync(join(root, folder, path)));
    expect(missing).toEqual([]);
  });
});

describe('Pure libraries', () => {
  it.each(['libs/domain', 'libs/projections', 'libs/audit'])(
    '%s is compiled without Node and without a browser',
    (folder) => {
      const { compilerOptions } = JSON.parse(read(`${folder}/tsconfig.json`)) as {
        compilerOptions: { types?: unknown; lib?: unknown };
      };
      expect(compilerOptions.types).toEqual([]);
      expect(compilerOptions.lib).toEqual(['ES2023']);
    },
  );
});
