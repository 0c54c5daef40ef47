import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { projections } from '@attestory/server';
import { runCli } from '../../test/support/attestory-process.ts';
import type { Proof } from '../bench/figures.ts';
import { Objections, storedEvents } from './rig.ts';

const folder = resolve(import.meta.dirname, '../../test/golden-logs');
const goldenEvents = resolve(import.meta.dirname, '../../test/golden-events');

/** SHA-256 over the stored rows of each log: what was recorded once is what is replayed. */
const recorded: Readonly<Record<string, string>> = {
  v1: 'a02de05c09b15d9764a922b92ad71bccc15c912f23813e280f9774d3822136aa',
};

/**
 * R11: logs as each released event version stored them verify, and replay to the state hashes that were recorded with them
 * (test/golden-logs/README.md). Seen failing with another log, with a fold that was changed, and with a version without
 * a recorded hash.
 */
export async function proveReplay(): Promise<Proof> {
  const objections = new Objections('R11');
  const versions = readdirSync(folder).filter((name) => /^v\d+$/.test(name));
  const told = Object.keys(recorded);
  objections.unless(versions.join() === told.join(), () => `logs of ${versions}, known are ${told}`);
  const released = readdirSync(goldenEvents).filter((name) => /^v\d+$/.test(name));
  objections.unless(versions.join() === released.join(), () => `golden events of ${released}, logs of ${versions}`);
  const results: string[] = [];
  for (const version of versions) results.push(await replay(version, objections));
  return objections.proof(
    'logs as each released event version stored them: verified, and folded again by every projection to the recorded state hash',
    results.join('; '),
  );
}

async function replay(version: string, objections: Objections): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'attestory-replay-'));
  try {
    cpSync(join(folder, version), data, { recursive: true });
    const hash = hashOfLog(data);
    objections.unless(hash === recorded[version], () => `the log of ${version} is another one: ${hash}`);
    const verified = await runCli({ ATTESTORY_DATA: data }, 'verify', '--json');
    objections.unless(verified.code === 0, () => `${version}: ${verified.stdout.slice(0, 500)}${verified.stderr}`);
    const { stdout, stderr } = await runCli({ ATTESTORY_DATA: data }, 'rebuild', '--json');
    const { rebuilt } = JSON.parse(stdout || '{"rebuilt":[]}') as {
      rebuilt: { projection: string; stateHash: string }[];
    };
    const expected = JSON.parse(readFileSync(join(folder, version, 'expected.json'), 'utf8')) as Record<string, string>;
    for (const projection of Object.values(projections)) {
      const name = `${projection.name}@${projection.version}`;
      const found = rebuilt.find((one) => one.projection === projection.name)?.stateHash;
      objections.unless(
        found !== undefined && found === expected[name],
        () => `${version}: ${name} gives ${found ?? stderr}, recorded is ${expected[name] ?? 'nothing'}`,
      );
    }
    const events = storedEvents(data);
    const types = new Set(events.map(({ type }) => type));
    const all = readdirSync(join(goldenEvents, version)).length;
    return `${version}: ${events.length} events of ${types.size} of ${all} types, ${rebuilt.length} projections`;
  } finally {
    rmSync(data, { recursive: true });
  }
}

function hashOfLog(data: string): string {
  const log = new DatabaseSync(join(data, 'events.sqlite'), { readOnly: true });
  const hash = createHash('sha256');
  const rows = log.prepare(
    'SELECT e.position, s.name, e.revision, e.id, e.type, e.data, e.metadata FROM events e JOIN streams s USING (stream) ORDER BY e.position',
  );
  for (const row of rows.iterate()) hash.update(`${JSON.stringify(Object.values(row as object))}\n`);
  log.close();
  return hash.digest('hex');
}
