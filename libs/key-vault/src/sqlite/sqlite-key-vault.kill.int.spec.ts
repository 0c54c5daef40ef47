import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSqliteKeyVault } from '../open-sqlite.js';

const masterKey = new Uint8Array(32).fill(7);

/** Lets Node run the sources as they are: imports end in .js, files in .ts. */
const hooks = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    try { return next(name, context); } catch (error) {
      if (!name.endsWith('.js')) throw error;
      return next(name.slice(0, -3) + '.ts', context);
    }
  } });`)}`;

const child = `
  const [module, file, round] = process.argv.slice(1);
  const { openSqliteKeyVault } = await import(module);
  const vault = await openSqliteKeyVault({ file, masterKey: new Uint8Array(32).fill(7) });
  for (let i = 0; ; i++) {
    const refs = [0, 1, 2].map((n) => ({ scope: 'r-' + round, subject: i + '-' + n }));
    const keys = await vault.ensure(refs);
    const destroyed = i % 5 === 4;
    if (destroyed) await vault.destroy(refs);
    const line = refs.map(({ scope, subject }, n) => [scope, subject, destroyed ? null : Buffer.from(keys[n]).toString('hex')]);
    process.stdout.write(JSON.stringify(line) + '\\n');
  }`;

type Acknowledged = readonly [scope: string, subject: string, key: string | null];

/** Runs until so many calls were acknowledged, then kills at once; gives all that was acknowledged. */
async function runUntilKilled(file: string, round: number, calls: number): Promise<Acknowledged[]> {
  const module = pathToFileURL(join(import.meta.dirname, '../open-sqlite.ts')).href;
  const flags = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', hooks];
  const args = [...flags, '--input-type=module', '--eval', child, module, file, String(round)];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > calls) running.kill('SIGKILL');
  });
  await new Promise((resolve) => running.once('close', resolve));
  return output
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => JSON.parse(line) as Acknowledged[]);
}

describe('a process that is killed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attestory-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('loses no key that it gave out, and brings none back that it destroyed', async () => {
    const file = join(folder, 'keys.sqlite');
    const ledger: Acknowledged[] = [];
    for (const [round, calls] of [3, 40, 11, 77].entries()) {
      const acknowledged = await runUntilKilled(file, round, calls);
      expect(acknowledged.length).toBeGreaterThanOrEqual(3 * calls);
      ledger.push(...acknowledged);
      const vault = await openSqliteKeyVault({ file, masterKey });
      const keys = await vault.get(ledger.map(([scope, subject]) => ({ scope, subject })));
      expect(keys.map((key) => key && Buffer.from(key).toString('hex'))).toEqual(ledger.map(([, , key]) => key));
      await vault.close();
    }
  });
});
