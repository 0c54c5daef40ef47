import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ApiClient, sha256 } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import type { Extent } from './rig.ts';

interface Row {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly data: string;
}

/** What somebody with the database file does to it; gives what a finding must name. */
type Tampering = (db: DatabaseSync, row: Row, other: Row) => string[];

const tamperings: Record<string, Tampering> = {
  'flip a byte of the data': (db, { position, id, data }) => {
    const at = Math.floor(Math.random() * data.length);
    const flipped = data.slice(0, at) + String.fromCharCode(data.charCodeAt(at) ^ 1) + data.slice(at + 1);
    db.prepare('UPDATE events SET data = ? WHERE position = ?').run(flipped, position);
    return [id];
  },
  'flip a byte of the metadata': (db, { position, id }) => {
    const { metadata } = db.prepare('SELECT metadata FROM events WHERE position = ?').get(position) as {
      metadata: string;
    };
    const at = Math.floor(Math.random() * metadata.length);
    const flipped = metadata.slice(0, at) + String.fromCharCode(metadata.charCodeAt(at) ^ 1) + metadata.slice(at + 1);
    db.prepare('UPDATE events SET metadata = ? WHERE position = ?').run(flipped, position);
    return [id];
  },
  'drop an event': (db, { position, id }) => {
    db.prepare('DELETE FROM events WHERE position = ?').run(position);
    return [id];
  },
  'swap two events': (db, row, other) => {
    const columns = db.prepare('SELECT data, metadata FROM events WHERE position = ?');
    const [a, b] = [columns.get(row.position), columns.get(other.position)] as { data: string; metadata: string }[];
    const put = db.prepare('UPDATE events SET data = ?, metadata = ? WHERE position = ?');
    put.run(b?.data as string, b?.metadata as string, row.position);
    put.run(a?.data as string, a?.metadata as string, other.position);
    return [row.id, other.id];
  },
  'cut off the end': (db, { position, id }) => {
    db.prepare('DELETE FROM events WHERE position >= ?').run(position);
    return [id];
  },
  'drop a whole stream': (db, { stream, id }) => {
    db.prepare('DELETE FROM events WHERE stream = (SELECT stream FROM streams WHERE name = ?)').run(stream);
    return [id];
  },
};

/** R12: whatever is done to a stored event up to the newest head is found, and located. */
export async function proveTampering({ quick }: Extent): Promise<Proof[]> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal', ATTESTORY_HEAD_EVERY_SECONDS: '1' });
  try {
    const { api } = await ApiClient.register(server);
    const people = threePeople();
    const { id, documentIds } = await sendInvitation(api, await samplePdf('Tamper'), people);
    for (const person of people) await signAs(api, person);
    await sealed(api, id);
    const pdf = (await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`)).body as Uint8Array;
    const digest = (await api.get(`/v1/invitations/${id}`)).body.documents[0].seal.sha256 as string;
    // At its stop the server signs a head over everything.
    await server.end('SIGTERM');
    return [await log(server, quick ? 1 : 6), bytesOf(pdf, digest)];
  } finally {
    await server.remove();
  }
}

async function log(server: AttestoryProcess, rounds: number): Promise<Proof> {
  let [tries, found, located] = [0, 0, 0];
  for (const [name, tamper] of Object.entries(tamperings))
    for (let round = 0; round < rounds; round++) {
      const copy = mkdtempSync(join(tmpdir(), 'attestory-tamper-'));
      cpSync(server.dataFolder, copy, { recursive: true });
      const expected = tamperCopy(copy, tamper);
      const result = await server.cliOn(copy, 'verify', '--json');
      const report = JSON.parse(result.stdout) as { findings: unknown[] };
      const text = JSON.stringify(report.findings);
      tries++;
      if (result.code === 1) found++;
      else process.stderr.write(`R12: not found: ${name}\n`);
      if (expected.some((id) => text.includes(id))) located++;
      else process.stderr.write(`R12: not located: ${name}: ${text.slice(0, 300)}\n`);
      rmSync(copy, { recursive: true });
    }
  return {
    id: 'R12',
    what: `stored events changed behind the service’s back: ${Object.keys(tamperings).join(', ')}; ${rounds} times each at random`,
    result: `${found} of ${tries} found, ${located} located by the id of an event concerned`,
    holds: found === tries && located === tries,
  };
}

function tamperCopy(folder: string, tamper: Tampering): string[] {
  const db = new DatabaseSync(join(folder, 'events.sqlite'));
  for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
    db.exec(`DROP TRIGGER "${name}"`);
  const rows = db
    .prepare(
      'SELECT e.position, e.id, s.name AS stream, e.revision, e.data FROM events e JOIN streams s USING (stream) ORDER BY e.position',
    )
    .all() as unknown as Row[];
  const newestHead = rows.findLastIndex(({ stream }) => stream === 'heads');
  const covered = rows.slice(0, newestHead).filter(({ stream }) => stream !== 'heads');
  const at = Math.floor(Math.random() * (covered.length - 1));
  const expected = tamper(db, covered[at] as Row, covered[at + 1] as Row);
  db.close();
  return expected;
}

/** Any changed byte of a sealed PDF changes its digest, which the log holds. */
function bytesOf(pdf: Uint8Array, digest: string): Proof {
  let found = 0;
  for (let at = 0; at < pdf.length; at++) {
    const byte = pdf[at] as number;
    pdf[at] = byte ^ 1;
    if (sha256(pdf) !== digest) found++;
    pdf[at] = byte;
  }
  return {
    id: 'R12',
    what: 'each byte of a sealed PDF changed, one after another, against the digest in the log',
    result: `${found} of ${pdf.length} found`,
    holds: found === pdf.length && sha256(pdf) === digest,
  };
}
