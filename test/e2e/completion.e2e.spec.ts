import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttestoryProcess } from '../support/attestory-process.ts';

const words = (line: string) => line.split(' ').map((word) => `'${word}'`);
/** How each shell is asked what it would complete the last word of a line to. */
const ask: Readonly<Record<string, (script: string, line: string) => string>> = {
  bash: (script, line) =>
    `source ${script}; COMP_WORDS=(${words(line).join(' ')}); COMP_CWORD=${words(line).length - 1}; _attestory; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (script, line) =>
    `source ${script}; emulate sh; COMP_WORDS=(${words(line).join(' ')}); COMP_CWORD=${words(line).length - 1}; _attestory; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: (script, line) => `source ${script}; complete -C "${line}"`,
};

describe.each(Object.keys(ask))('completion in a real %s', (shell) => {
  let server: AttestoryProcess;
  let folder: string;
  let script: string;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    await server.end();
    folder = await mkdtemp(join(tmpdir(), 'attestory-completion-'));
    script = join(folder, 'script');
    await writeFile(script, (await server.cli('completion', shell)).stdout);
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['attestory ev', ['events']],
    ['attestory organization re', ['register']],
    ['attestory events --fo', ['--follow']],
    ['attestory completion z', ['zsh']],
    ['attestory backup --js', ['--json']],
  ])('takes %j to %j', async (line, wanted) => {
    const found = await run(shell, ask[shell]?.(script, line) ?? '');
    // zsh compares with what was typed only when it shows the words; fish adds descriptions.
    const begun = found.filter((each) => each.startsWith(line.split(' ').at(-1) ?? ''));
    expect(begun.map((each) => each.split('\t')[0])).toEqual(wanted);
  });
});

function run(shell: string, command: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const options = shell === 'zsh' ? ['-f'] : [];
    const child = spawn(shell, [...options, '-c', command], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(out.split('\n').filter(Boolean)));
  });
}
