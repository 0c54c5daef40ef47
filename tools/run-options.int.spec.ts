import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

function run(program: 'proof' | 'bench', ...options: string[]) {
  const entry = join(import.meta.dirname, program, 'run.ts');
  const args = ['--disable-warning=ExperimentalWarning', entry, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  return { status, stdout, stderr };
}

describe.each(['proof', 'bench'] as const)('npm run %s', (program) => {
  it('says how it is used, and runs nothing', () => {
    const { status, stdout, stderr } = run(program, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^npm run ${program} \\[-- options\\]\n`, 'u'));
  }, 90_000);

  it.each([
    ['an option that there isn’t', ['--qiuck'], "Unknown option '--qiuck'"],
    ['an id that there isn’t', ['--only', 'X1'], 'There is no X1; there are '],
    [
      'a number that is none',
      [program === 'proof' ? '--kills' : '--size', 'many'],
      `--${program === 'proof' ? 'kills' : 'size'} takes a whole number`,
    ],
  ])(
    'refuses %s, and runs nothing',
    (_, options, said) => {
      const { status, stdout, stderr } = run(program, ...options);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.startsWith(said)).toBe(true);
    },
    90_000,
  );
});
