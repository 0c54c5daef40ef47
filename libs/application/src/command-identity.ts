import { createHmac, type KeyObject, randomUUID } from 'node:crypto';
import { canonicalize, type JsonValue } from '@attestory/audit';
import { v5 } from 'uuid';

/** Namespaces of name-based UUIDs (RFC 9562, version 5). Fixed for ever: ids in logs were made with them. */
const streamNamespace = '6d7a1f0e-52c4-5d3c-9b1e-0c3f4c9f6a10';
const callerNamespace = '0b2c9d86-7f0a-5a55-8f0f-3f8d1d0f7b21';

/** Who sends a command, and as which one of theirs (domain.md, Command identity). */
export interface CommandIdentity {
  readonly commandId: string;
  /** Who acts: `client:{id}`, `signatory:{id}`, `process:{name}`, `operator`. Never a name. */
  readonly actor: string;
  /** The request that this belongs to. */
  readonly correlationId: string;
  /** The event that led to it; null when a person's or program's request did. */
  readonly causationId: string | null;
}

/** The id of a command: from the caller and their Idempotency-Key, or random without one. */
export function commandIdOf(caller: string, idempotencyKey: string | undefined): string {
  return idempotencyKey === undefined ? randomUUID() : v5(idempotencyKey, v5(caller, callerNamespace));
}

/** The id of an aggregate, document, signatory or link that a command makes; `name` tells several apart. */
export function newIdOf(commandId: string, name: string): string {
  return v5(name, commandId);
}

/** The id of the nth event that a command appends to a stream. */
export function eventIdOf(stream: string, commandId: string, index: number): string {
  return v5(`${commandId}/${index}`, v5(stream, streamNamespace));
}

/** A process's command: its id follows from the process and what it is about, so that a repeat is the same command. */
export function processIdentity(process: string, about: string, causationId: string | null): CommandIdentity {
  const commandId = v5(about, v5(`process:${process}`, callerNamespace));
  return { commandId, actor: `process:${process}`, correlationId: commandId, causationId };
}

/** Keyed hash over a command's content: tells a repeat from another command without keeping the content. */
export function contentHash(key: KeyObject, content: unknown): string {
  const text = canonicalize(JSON.parse(JSON.stringify(content)) as JsonValue);
  return createHmac('sha256', key).update('attestory.command.v1\n').update(text, 'utf8').digest('hex');
}
