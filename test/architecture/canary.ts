import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { filesUnder, read, root } from './repository-files.js';

const CANARIES = 'test/architecture/canaries';

/** A file that breaks one rule, or keeps them all, and what its first line says about it. */
export interface Canary {
  /** Where it pretends to be, from the repository's root. */
  readonly path: string;
  readonly tool: 'biome' | 'oxlint' | 'tsc' | 'accepted';
  /** The rules that reject it, exactly. */
  readonly rules: readonly string[];
}

/** Which rules rejected which file. */
export type Verdicts = ReadonlyMap<string, readonly string[]>;

export function canaries(): Canary[] {
  return filesUnder(CANARIES).map((file) => {
    const [, tool, rules = ''] = /^\/\/ (biome|oxlint|tsc|accepted)(?:: (.+))?\n/u.exec(read(file)) ?? [];
    if (!tool) throw new Error(`${file} does not say in its first line what rejects it`);
    const path = relative(CANARIES, file);
    return { path, tool: tool as Canary['tool'], rules: rules.split(/ (?=lint\/)/u).filter((rule) => rule !== '') };
  });
}

/** A folder in which the canaries stand where the rules look for them, under the repository's own settings. */
export function setUpProject(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-canaries-'));
  cpSync(join(root, CANARIES), folder, { recursive: true });
  for (const path of ['biome.json', '.oxlintrc.json', '.gitignore', 'tsconfig.base.json', 'tools/lint']) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const compilerOptions = { noEmit: true, composite: false, declaration: false, types: [] };
  const tsconfig = { extends: './tsconfig.base.json', compilerOptions, include: ['libs', 'apps'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** A tool's standard output; finding something is what it is for, so its exit code says nothing here. */
async function output(tool: string, args: readonly string[], cwd: string): Promise<string> {
  const run = promisify(execFile)(join(root, 'node_modules/.bin', tool), args, { cwd, maxBuffer: 1 << 26 });
  const { stdout } = await run.catch((error: unknown) => {
    if (
      typeof error === 'object' &&
      error !== null &&
      'stdout' in error &&
      typeof (error as { code?: unknown }).code === 'number'
    ) {
      return error as { stdout: string };
    }
    throw error;
  });
  return stdout;
}

function collect(found: readonly (readonly [path: string, rule: string])[]): Verdicts {
  const verdicts = new Map<string, string[]>();
  for (const [path, rule] of found) {
    const rules = verdicts.get(path) ?? [];
    if (!rules.includes(rule)) rules.push(rule);
    verdicts.set(path, rules.sort());
  }
  return verdicts;
}

interface BiomeReport {
  readonly diagnostics: readonly { category: string; message: string; location?: { path?: string } }[];
}

/** The repository's Biome rules on every canary. */
export async function biome(folder: string): Promise<Verdicts> {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '--error-on-warnings', '.'];
  const report = JSON.parse(await output('biome', args, folder)) as BiomeReport;
  return collect(
    report.diagnostics.map(({ category, message, location }) => [
      relative(folder, join(folder, location?.path ?? '')),
      category === 'plugin' ? `plugin ${message.split(':')[0]}` : category,
    ]),
  );
}

interface OxlintReport {
  readonly diagnostics: readonly { code: string; filename: string }[];
}

/** The repository's oxlint rules on every canary, with types. */
export async function oxlint(folder: string): Promise<Verdicts> {
  const report = JSON.parse(await output('oxlint', ['-f', 'json', '.'], folder)) as OxlintReport;
  return collect(report.diagnostics.map(({ code, filename }) => [relative(folder, join(folder, filename)), code]));
}

/** The library's own compiler options, on the canaries that pretend to be in it. */
export async function tsc(folder: string, library: string): Promise<Verdicts> {
  const project = join(folder, `tsconfig.${library}.json`);
  const compilerOptions = { rootDir: folder, noEmit: true, composite: false, skipLibCheck: true };
  const include = [`libs/${library}/src/compiled`];
  const settings = { extends: join(root, 'libs', library, 'tsconfig.json'), compilerOptions, include, references: [] };
  writeFileSync(project, JSON.stringify(settings));
  const lines = await output('tsc', ['-p', project, '--pretty', 'false'], folder);
  return collect(
    [...lines.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gmu)].map(([, path = '', code = '']) => [path, code]),
  );
}
