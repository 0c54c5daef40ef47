import { describe, expect, it } from '@jest/globals';
import { filesUnder, read } from './repository-files.js';

const TEXT =
  /\.(?:[cm]?[jt]sx?|json|md|ya?ml|sh|css|html|txt|toml|grit)$|(?:^|\/)(?:run|Dockerfile|\.[a-z]+rc|\.git[a-z]+)$|^[A-Z]+$/u;
const files = filesUnder('.').filter((path) => TEXT.test(path));
const sources = files.filter((path) => path !== 'package-lock.json');

/** Each line of the files that matches, as `file:line`. */
function linesWith(pattern: RegExp, among: readonly string[]): string[] {
  return among.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

describe('The repository', () => {
  it('is read: its sources, its documents, its settings', () => {
    for (const path of ['package.json', 'biome.json', '.npmrc', '.ci/run', 'LICENSE', 'libs/domain/src/index.ts']) {
      expect(files).toContain(path);
    }
  });

  it('names no path of somebody’s machine', () => {
    const machinePath = /(?:^|["'\s=(:\x60])(?:file:\/\/)?\/(?:work|root|home|Users)\/\w|[A-Z]:\\Users/u;
    expect(machinePath.test('cd /home/ada')).toBe(true);
    expect(
      linesWith(
        machinePath,
        sources.filter((path) => !path.startsWith('test/architecture/repository.spec')),
      ),
    ).toEqual([]);
  });

  it('names no registry: npm takes the one that its user has set', () => {
    const registry = /registry\s*=|https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*/u;
    expect(registry.test('"resolved": "https://registry.npmjs.org/a"')).toBe(true);
    const rest = files.filter((path) => !path.startsWith('test/architecture/repository.spec'));
    expect(linesWith(registry, rest)).toEqual([]);
  });

  it('locks packages by their content, not by where somebody got them', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { readonly resolved?: string; readonly link?: true; readonly integrity?: string }>;
    };
    const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  });

  it('locks every package that a package asks for, on every platform', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { readonly optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('pins what it installs to versions, never to whatever is newest', () => {
    const manifests = files.filter((path) => path.endsWith('package.json'));
    const loose = manifests.flatMap((path) => {
      const manifest = JSON.parse(read(path)) as Record<string, Record<string, string> | undefined>;
      return ['dependencies', 'devDependencies'].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([name, range]) => !name.startsWith('@attestory/') && /^(?:\*|latest|>|x)/u.test(range))
          .map(([name]) => `${path}: ${name}`),
      );
    });
    expect(loose).toEqual([]);
  });
});

describe('Specs', () => {
  const singled =
    /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|failing|skipIf|runIf)\b|\b[fx](?:it|describe|test)\s*[(.]/u;

  it.each(['it.only(', 'describe.skip(', 'it.concurrent.only(', "it.todo('x')", 'xit(', 'condition ? it : it.skip'])(
    'would be found if they said %s',
    (text) => expect(singled.test(text)).toBe(true),
  );

  it('are all run: none is singled out, skipped or put off', () => {
    const specs = files.filter(
      (path) => /\.(?:spec|contract)\.tsx?$/u.test(path) && path !== 'test/architecture/repository.spec.ts',
    );
    expect(specs.length).toBeGreaterThan(0);
    expect(linesWith(singled, specs)).toEqual([]);
  });

  it('have names that a stage runs', () => {
    const specs = files.filter((path) => /\.(?:spec|test)\.[jt]sx?$/u.test(path));
    const strays = specs.filter((path) => !/^(?:libs|apps|test|tools)\/.*\.spec\.ts$/u.test(path));
    expect(strays).toEqual([]);
  });
});
