/**
 * Writes to the tree, so that thousands of leaves and their flush don't hold up the calling thread.
 *
 * Runs from its source too, where Node only strips the types: hence nothing but Node is imported at run time.
 */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CloseRequest, GrowReply, GrowRequest, TreeWriterData } from './tree-writer-protocol.js';

const { file, lockPatience } = workerData as TreeWriterData;
const port = parentPort as NonNullable<typeof parentPort>;

const db = new DatabaseSync(file, { timeout: lockPatience });
db.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');

const countLeaves = db.prepare('SELECT coalesce(max(leaf) + 1, 0) AS leaves FROM leaves');
const addLeaf = db.prepare('INSERT INTO leaves (leaf, event_id, event_hash, position) VALUES (?, ?, unhex(?), ?)');
const addNode = db.prepare('INSERT INTO nodes (level, node, hash) VALUES (?, ?, unhex(?))');

port.on('message', (request: GrowRequest | CloseRequest) => {
  if (request !== 'close') {
    port.postMessage(grow(request));
    return;
  }
  db.close();
  port.close();
});
port.postMessage({ kind: 'ready' } satisfies GrowReply);

function grow({ expectedLeaves, leaves, nodes }: GrowRequest): GrowReply {
  try {
    db.exec('BEGIN IMMEDIATE');
    const actual = (countLeaves.get() as { leaves: number }).leaves;
    if (actual !== expectedLeaves) {
      db.exec('ROLLBACK');
      return { kind: 'conflict', leaves: actual };
    }
    for (let at = 0; at < leaves.length; at += 3) {
      const [eventId, eventHash, position] = [leaves[at], leaves[at + 1], leaves[at + 2]] as string[];
      addLeaf.run(expectedLeaves + at / 3, eventId as string, eventHash as string, position as string);
    }
    for (let at = 0; at < nodes.length; at += 3) {
      addNode.run(nodes[at] as number, nodes[at + 1] as number, nodes[at + 2] as string);
    }
  } catch (error) {
    return fail(error, 'not-stored');
  }
  try {
    db.exec('COMMIT');
    return { kind: 'stored' };
  } catch (error) {
    return fail(error, 'unknown');
  }
}

function fail(error: unknown, outcome: 'not-stored' | 'unknown'): GrowReply {
  if (db.isTransaction) db.exec('ROLLBACK');
  const { message, errstr } = error as { message?: string; errstr?: string };
  return { kind: 'failed', reason: errstr ?? message ?? 'writing failed', outcome };
}
