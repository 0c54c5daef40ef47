/** Reads the parts of a log that it is told, and answers each with the digests of its events. */
import { parentPort, workerData } from 'node:worker_threads';
import { EventDigester } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { LogPart } from '@attestory/event-store';
import { type PackedDigests, pack } from './digest-message.js';

const port = parentPort as NonNullable<typeof parentPort>;
const { openSqliteLogParts } = await import('@attestory/event-store/open-sqlite');
const log = openSqliteLogParts({ file: workerData as string });
const digester = new EventDigester(sha256);

port.on('message', (part: LogPart) => {
  const packed: PackedDigests = [];
  for (const events of log.read(part)) for (const event of events) pack(digester.digest(event), packed);
  port.postMessage(packed);
});
