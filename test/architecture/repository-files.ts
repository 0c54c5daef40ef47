import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', '.git', 'coverage', 'test-output', 'data']);

/** All files under a folder of the repository, by their paths from its root; neither what was installed nor what was built. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(path);
    return entry.isFile() && !entry.name.endsWith('.tsbuildinfo') ? [path] : [];
  });
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface Manifest {
  readonly name: string;
  readonly exports?: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

export interface Workspace {
  /** From the root, as `libs/domain`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** TypeScript sources. */
  readonly sources: readonly string[];
}

/** Every library and application. */
export function workspaces(): Workspace[] {
  return ['libs', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => {
      const folder = `${kind}/${name}`;
      const manifest = JSON.parse(read(`${folder}/package.json`)) as Manifest;
      const sources = filesUnder(`${folder}/src`).filter((path) => /\.tsx?$/u.test(path));
      return { folder, manifest, sources };
    }),
  );
}

/** Specs, contract suites and what they use: compiled into nothing. */
export const isTest = (path: string): boolean => /\.(spec|contract|fixture)\.tsx?$/u.test(path);

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** `await import(…)`, or the type of one. */
  readonly dynamic: boolean;
}

const IMPORTS =
  /(?:^|[;}\s])(?:import|export)\s(?:[^;'"]*?\sfrom\s+)?['"](?<still>[^'"]+)['"]|\b(?:import|require)\(\s*['"](?<moved>[^'"]+)['"]/gu;

/** Every module that a source names, read from its text. */
export function importsOf(path: string, text = read(path)): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '');
  return [...code.matchAll(IMPORTS)].map(({ groups }) => ({
    from: path,
    specifier: groups?.still ?? groups?.moved ?? '',
    dynamic: groups?.moved !== undefined,
  }));
}

/** `@attestory/audit/node` → `@attestory/audit`; null for files and for Node's own modules. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Where a relative import leads, from the root. */
export function targetOf({ from, specifier }: Import): string {
  return relative(root, join(root, from, '..', specifier));
}
