import { closeSync, readSync, writeSync } from 'node:fs';
import type { ComposedSignaturePage } from '../signature-page/compose-signature-page.js';
import { frame, type Job, type JobAnswer, type Need, type NeedPage, type PageComes, type WarmUp } from './protocol.js';

/**
 * The child's side of the conversation. It waits for bytes where it needs them: it has nothing else to do, and a parser
 * that may wait anywhere can be written as one that has it all.
 */
export function readExactly(into: Uint8Array): void {
  for (let read = 0; read < into.length; ) {
    const got = readSync(0, into, read, into.length - read, null);
    // The parent has gone: there is nobody to answer.
    if (got === 0) process.exit(0);
    read += got;
  }
}

export function readJob(): Job | WarmUp {
  return readMessage() as Job | WarmUp;
}

function readMessage(): unknown {
  const length = Buffer.alloc(4);
  readExactly(length);
  const json = Buffer.alloc(length.readUInt32BE());
  readExactly(json);
  return JSON.parse(json.toString('utf8'));
}

/** Asks the parent for a part of the document. */
export function fetchPart(start: number, into: Uint8Array): void {
  say({ kind: 'need', start, end: start + into.length });
  readExactly(into);
}

/** Asks the parent for the signature page. */
export function fetchPage(): ComposedSignaturePage {
  say({ kind: 'need-page' });
  const { bytes, sealRect } = readMessage() as PageComes;
  const pdf = Buffer.alloc(bytes);
  readExactly(pdf);
  return { pdf, sealRect };
}

export function say(message: JobAnswer | Need | NeedPage | WarmUp): void {
  writeAll(frame(message));
}

export function writeAll(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}

/** The parent waits for the end of what is said, and a process takes its time to end. */
export function sayNoMore(): void {
  closeSync(1);
}
