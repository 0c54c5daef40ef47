import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteReadModel } from '../open-sqlite.js';
import { killedBatch, viewsPerBatch } from './killed-batch.fixture.js';

/** Lets Node run the sources as they are: imports end in .js, files in .ts. */
const hooks = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    try { return next(name, context); } catch (error) {
      if (!name.endsWith('.js')) throw error;
      return next(name.slice(0, -3) + '.ts', context);
    }
  } });`)}`;

/** Gives the last checkpoint that was acknowledged before the process was killed. */
async function commitUntilKilled(file: string, batches: number): Promise<string> {
  const program = join(import.meta.dirname, 'commit-for-ever.fixture.ts');
  const flags = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', hooks];
  const child = spawn(process.execPath, [...flags, program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let isAimed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isAimed || output.split('\n').length <= batches) return;
    isAimed = true;
    setTimeout(() => child.kill('SIGKILL'), (randomBytes(1)[0] as number) % 32);
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output.split('\n').at(-2) as string;
}

describe('a process that is killed while it writes views', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-views-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves views, index entries and checkpoint of one batch, never older than acknowledged, round after round', async () => {
    const file = join(folder, 'views.sqlite');
    for (const batches of [3, 14, 15, 16, 31]) {
      const acknowledged = await commitUntilKilled(file, batches);
      const model = await openSqliteReadModel({ file });
      const generation = await model.serving('p', 1);
      const checkpoint = (await model.checkpoint(generation)) as string;
      expect(Number(checkpoint)).toBeGreaterThanOrEqual(Number(acknowledged));
      const { items } = await model.find(generation, { index: 'i', member: 'm', limit: 1_000 });
      expect(items).toHaveLength(viewsPerBatch);
      expect(new Set(items.map(({ json, position }) => `${json} ${position}`))).toEqual(
        new Set([`${JSON.stringify({ batch: checkpoint })} ${checkpoint}`]),
      );
      expect(await model.count(generation)).toBe(viewsPerBatch);
      await model.commit(generation, killedBatch(checkpoint));
      await model.close();
    }
  });
});
