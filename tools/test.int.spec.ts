import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const runner = fileURLToPath(new URL('test.mjs', import.meta.url));
const leftOut = fileURLToPath(new URL('../test/e2e/left-out.mjs', import.meta.url));
let project: string;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
  chmodSync(join(project, path), 0o755);
}

const report = (counts: object, testResults: readonly object[] = []) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults,
  ...counts,
});

/** A Jest that reports what a spec wants, and ends so. */
function jestReports(content: object | null, exitCode: number | 'open', said = 'what Jest prints'): void {
  const script = `
    const output = process.argv.find((arg) => arg.startsWith('--outputFile=')).slice('--outputFile='.length);
    const content = ${JSON.stringify(content)};
    if (content) require('node:fs').writeFileSync(output, JSON.stringify(content));
    console.log('${said}');
    ${exitCode === 'open' ? 'setTimeout(() => {}, 60_000)' : `process.exit(${exitCode})`};`;
  write('node_modules/jest/bin/jest.js', script);
}

function tool(name: string, exitCode: number): void {
  write(`path/${name}`, `#!/usr/bin/env node\nconsole.log('what ${name} prints');\nprocess.exit(${exitCode});\n`);
}

function test(...stages: string[]) {
  const args = stages.length === 0 ? [] : ['--only', stages.join(',')];
  const { status, stdout } = spawnSync(process.execPath, [join(project, 'tools/test.mjs'), ...args], {
    env: { PATH: join(project, 'path') },
    encoding: 'utf8',
  });
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) };
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'attestory-test-'));
  mkdirSync(join(project, 'tools'));
  mkdirSync(join(project, 'path'));
  cpSync(runner, join(project, 'tools/test.mjs'));
  cpSync(leftOut, join(project, 'test/e2e/left-out.mjs'));
  symlinkSync(process.execPath, join(project, 'path/node'));
  symlinkSync('/usr/bin/env', join(project, 'path/env'));
  for (const name of ['biome', 'oxlint', 'tsc', 'vite', 'chromium']) tool(name, 0);
  jestReports(report({ numPassedTests: 3 }), 0);
});
afterEach(() => rmSync(project, { recursive: true }));

describe('npm test', () => {
  it('counts tests, and each stage without tests as one', () => {
    const { status, last } = test();
    expect([status, last]).toEqual([0, '18 passed, 0 failed']);
  });

  it('goes on after a stage that failed, and ends with an error', () => {
    tool('oxlint', 1);
    const { status, stdout, last } = test();
    expect([status, last]).toEqual([1, '17 passed, 1 failed']);
    expect(stdout).toContain('what oxlint prints');
  });

  it('says that a program is not there, and ends', () => {
    rmSync(join(project, 'path/oxlint'));
    const { status, stdout, last } = test('lint');
    expect([status, last]).toEqual([1, '0 passed, 1 failed']);
    expect(stdout).toContain('oxlint ENOENT');
  });

  it('runs only the stages that were asked for', () => {
    const { stdout, last } = test('format', 'unit');
    expect(last).toBe('4 passed, 0 failed');
    expect(stdout).not.toContain('integration');
  });

  it('refuses a stage that it does not have', () => {
    expect(test('unity').status).toBe(2);
  });

  it('shows what failed', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'A seal holds', failureMessages: [] },
      { status: 'failed', fullName: 'A chain holds', failureMessages: ['expected 1 to be 2'] },
    ];
    const results = [{ name: 'chain.spec.ts', status: 'failed', message: '', assertionResults }];
    jestReports(report({ numPassedTests: 1, numFailedTests: 1 }, results), 1);
    const { status, stdout, last } = test('unit');
    expect([status, last]).toEqual([1, '1 passed, 1 failed']);
    expect(stdout).toContain('chain.spec.ts\nA chain holds\nexpected 1 to be 2');
  });

  it('counts a file that could not be run as a failure', () => {
    const results = [{ name: 'chain.spec.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }];
    jestReports(report({ numPassedTests: 1, numFailedTests: 1, numRuntimeErrorTestSuites: 1 }, results), 1);
    const { stdout, last } = test('unit');
    expect(last).toBe('1 passed, 2 failed');
    expect(stdout).toContain('Cannot find module');
  });

  it.each([
    ['no test was run', report({}), 0, '0 passed, 1 failed'],
    ['tests were skipped', report({ numPassedTests: 2, numPendingTests: 1, numTodoTests: 1 }), 0, '2 passed, 2 failed'],
    ['although its tests passed', report({ numPassedTests: 2 }), 1, '2 passed, 1 failed'],
    ['what Jest prints', null, 1, '0 passed, 1 failed'],
  ])('fails, saying “%s”, when it was so', (words, content, exitCode, expected) => {
    jestReports(content, exitCode);
    const { status, stdout, last } = test('unit');
    expect([status, last]).toEqual([1, expected]);
    expect(stdout).toContain(words);
  });

  it('does not wait for a Jest whose tests left something open, and counts that', () => {
    jestReports(report({ numPassedTests: 2 }), 'open');
    const { status, stdout, last } = test('unit');
    expect([status, last]).toEqual([1, '2 passed, 1 failed']);
    expect(stdout).toContain('left something open');
  });

  it('counts what kept a worker of Jest from ending, too', () => {
    jestReports(report({ numPassedTests: 2 }), 0, 'A worker process has failed to exit gracefully');
    const { status, stdout, last } = test('unit');
    expect([status, last]).toEqual([1, '2 passed, 1 failed']);
    expect(stdout).toContain('left something open');
  });

  it('says how to get Chromium where there is none', () => {
    rmSync(join(project, 'path/chromium'));
    const { status, stdout, last } = test('e2e');
    expect([status, last]).toEqual([1, '0 passed, 1 failed']);
    expect(stdout).toContain('Chromium is missing: install it');
  });
});
