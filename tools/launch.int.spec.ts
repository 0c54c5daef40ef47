import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const launcher = fileURLToPath(new URL('launch.mjs', import.meta.url));
let project: string;
const children: ChildProcess[] = [];

const file = (path: string) => join(project, path);
const log = () => (existsSync(file('log')) ? readFileSync(file('log'), 'utf8').trim().split('\n') : []);

function write(path: string, content: string): void {
  mkdirSync(dirname(file(path)), { recursive: true });
  writeFileSync(file(path), content);
}

/** A program that notes that it ran, in place of npm or of the compiler. */
function writeTool(path: string, name: string, script: string): void {
  write(
    path,
    `#!/usr/bin/env node\nconst fs = require('node:fs');\nfs.appendFileSync('log', '${name}\\n');\n${script}\n`,
  );
  chmodSync(file(path), 0o755);
}

const NPM = `
setTimeout(() => {
  fs.mkdirSync('node_modules/.bin', { recursive: true });
  fs.rmSync('node_modules/.bin/node', { force: true });
  fs.symlinkSync(process.execPath, 'node_modules/.bin/node');
  fs.cpSync('compiler.cjs', 'node_modules/.bin/tsc');
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  delete packages['node_modules/for-another-platform'];
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
  console.log('added 1 package');
}, 200);`;
const COMPILER = `
fs.mkdirSync('apps/cli/dist', { recursive: true });
fs.cpSync('apps/cli/src/main.ts', 'apps/cli/dist/main.js');
console.log('compiled');`;
const PROGRAM = `
if (process.argv[2] === 'wait') {
  process.on('SIGTERM', () => process.exit(3));
  setTimeout(() => {}, 5000);
}
console.log(JSON.stringify(process.argv.slice(2)));
if (process.argv[2] === 'fail') process.exit(7);`;

const lockFile = (content: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'apps/cli': {},
      'node_modules/a': { version: '1.0.0', integrity: `sha512-${content}` },
      'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    },
  });

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'attestory-launch-'));
  mkdirSync(file('tools'));
  cpSync(launcher, file('tools/launch.mjs'));
  for (const path of ['package.json', 'tsconfig.base.json', 'tsconfig.build.json']) write(path, '{}');
  for (const path of ['apps/cli/package.json', 'apps/cli/tsconfig.json']) write(path, '{}');
  mkdirSync(file('libs'));
  write('package-lock.json', lockFile('one'));
  write('apps/cli/src/main.ts', PROGRAM);
  writeTool('path/npm', 'npm', NPM);
  writeTool('compiler.cjs', 'tsc', COMPILER);
  symlinkSync(process.execPath, file('path/node'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(project, { recursive: true });
});

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Node without the right to write where the file modes forbid it, which root has. */
const bound = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override'] : [];

function start(...args: string[]): { child: ChildProcess; ended: Promise<Outcome>; firstOutput: Promise<void> } {
  const PATH = [file('path'), process.env.PATH].join(delimiter);
  const [program = '', ...options] = [...bound, process.execPath, 'tools/launch.mjs', ...args];
  const child = spawn(program, options, { cwd: project, env: { ...process.env, PATH } });
  children.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const firstOutput = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const ended = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, ended, firstOutput };
}
const launch = (...args: string[]) => start('attestory', ...args).ended;

describe('The launcher', () => {
  it('installs, builds and hands over; standard output is the program’s alone', async () => {
    const { code, stdout } = await launch('verify', '--json');
    expect(code).toBe(0);
    expect(stdout).toBe('["verify","--json"]\n');
    expect(log()).toEqual(['npm', 'tsc']);
  });

  it('neither installs nor builds again when nothing has changed', async () => {
    await launch();
    write('apps/cli/src/main.spec.ts', '');
    const { stdout, stderr } = await launch();
    expect(stdout).toBe('[]\n');
    expect(stderr).toBe('');
    expect(log()).toEqual(['npm', 'tsc']);
  });

  it('builds again when a source has changed', async () => {
    await launch();
    write('apps/cli/src/main.ts', 'console.log("changed");');
    expect((await launch()).stdout).toBe('changed\n');
    expect(log()).toEqual(['npm', 'tsc', 'tsc']);
  });

  it('builds again when what was built is gone', async () => {
    await launch();
    rmSync(file('apps/cli/dist'), { recursive: true });
    expect((await launch()).stdout).toBe('[]\n');
  });

  it('installs again when the lock file asks for something else', async () => {
    await launch();
    write('package-lock.json', lockFile('another'));
    await launch();
    expect(log().filter((tool) => tool === 'npm')).toHaveLength(2);
  });

  it('installs and builds once when several start at the same time', async () => {
    const outcomes = await Promise.all([launch('1'), launch('2'), launch('3')]);
    expect(outcomes.map(({ stdout }) => stdout)).toEqual(['["1"]\n', '["2"]\n', '["3"]\n']);
    expect(log()).toEqual(['npm', 'tsc']);
  });

  it('takes over from one that was killed while it installed', async () => {
    writeTool('path/npm', 'npm', 'setTimeout(() => {}, 3000);');
    const first = start('attestory');
    while (log().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    first.child.kill('SIGKILL');
    await new Promise((resolve) => first.child.on('exit', resolve));
    writeTool('path/npm', 'npm', NPM);
    expect((await launch()).stdout).toBe('[]\n');
    expect(existsSync(file('.launch-lock'))).toBe(false);
  });

  it('says in its last line why it could not install, and ends with 1', async () => {
    writeTool('path/npm', 'npm', 'console.error("no network"); process.exit(5);');
    const { code, stdout, stderr } = await launch();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('no network\n');
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^attestory: npm ci .* failed \(exit code 5\)/u);
    expect(existsSync(file('.launch-lock'))).toBe(false);
  });

  it('does not start what failed to build, nor takes it for built the next time', async () => {
    await launch();
    write('apps/cli/src/main.ts', 'console.log("broken");');
    writeTool('node_modules/.bin/tsc', 'tsc', 'console.log("error TS2322"); process.exit(2);');
    for (const { code, stdout, stderr } of [await launch(), await launch()]) {
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('error TS2322');
    }
  });

  it('ends as the program ends', async () => {
    expect((await launch('fail')).code).toBe(7);
  });

  it('passes a signal on, and ends as the program then ends', async () => {
    const { child, ended, firstOutput } = start('attestory', 'wait');
    await firstOutput;
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
  });

  it('runs what the owner of the checkout has built, for a user who may not build there', async () => {
    chmodSync(project, 0o555);
    try {
      const { code, stderr } = await launch();
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^attestory: nothing is built yet, and .* not yours/u)]);
      chmodSync(project, 0o755);
      await launch();
      // As `npm run build` leaves it.
      rmSync(file('node_modules/.attestory-build'));
      chmodSync(project, 0o555);
      expect(await launch('doctor')).toEqual({ code: 0, stdout: '["doctor"]\n', stderr: '' });
    } finally {
      chmodSync(project, 0o755);
    }
    expect(log()).toEqual(['npm', 'tsc']);
  });

  it('says how it is used', async () => {
    const { code, stderr } = await start('fly').ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^attestory: usage: .*start\|attestory.*\n$/u)]);
  });
});
