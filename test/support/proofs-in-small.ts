import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const run = resolve(import.meta.dirname, '../../tools/proof/run.ts');

interface Outcome {
  readonly proofs: readonly { readonly id: string; readonly result: string; readonly holds: boolean }[];
  readonly said: string;
}

async function prove(only: string): Promise<Outcome> {
  const args = ['--disable-warning=ExperimentalWarning', run, '--quick', '--only', only];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: 400_000 }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return { proofs: JSON.parse(stdout || '[]') as Outcome['proofs'], said: stderr };
}

/** Runs proofs as far as it takes seconds. Lanes run at once: each waits for processes most of its time. */
export function proofsInSmall(about: string, lanes: readonly (readonly string[])[]): void {
  describe(about, () => {
    const outcomes = new Map<string, Outcome>();
    beforeAll(async () => {
      await Promise.all(
        lanes.map(async (ids) => {
          for (const id of ids) outcomes.set(id, await prove(id));
        }),
      );
    }, 900_000);

    it.each(lanes.flat())('%s holds', (id) => {
      const { proofs, said } = outcomes.get(id) as Outcome;
      const objections = proofs.filter(({ holds }) => !holds).map(({ result }) => result);
      expect(proofs.length > 0 && objections.length === 0 ? [] : [...objections, said]).toEqual([]);
    });
  });
}
