import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Application,
  CommandRejectedError,
  type Importer,
  ImportDocumentCommand,
  ImportDocumentHandler,
  newIdOf,
  type PdfSource,
  tryImport,
} from '@attestory/application';
import type { FolderId, ImportDescription } from '@attestory/domain';
import { problemTitles } from '@attestory/server';
import type { Described } from './read-entry.js';

/** What became of one document. */
export interface Row {
  readonly file: string;
  readonly outcome: 'imported' | 'importable' | 'already-there' | 'refused';
  /** Why it was refused: a code for programs, and for people. */
  readonly code?: string;
  readonly reason?: string;
  readonly documentId?: string;
  readonly sha256?: string;
}

/** What is the same for all of a folder. */
export interface Import {
  readonly app: Application;
  readonly importer: Importer;
  readonly folder: string;
  /** Where copies go whose description names no folder. */
  readonly folderId?: FolderId;
  readonly isDry: boolean;
}

/** Why something in the folder isn't imported. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly reason: string,
  ) {
    super(code);
  }
}

/** Imports one document of a folder, or tells why it isn't. Nothing of the others depends on it. */
export async function importEntry(all: Import, { pdf: file, description }: Described): Promise<Row> {
  const about = { file, sha256: description.sha256 };
  try {
    const documentId = await withPdf(join(all.folder, file), (handle) => take(all, file, description, handle));
    return { ...about, outcome: all.isDry ? 'importable' : 'imported', documentId };
  } catch (error) {
    if (error instanceof Refusal) return { ...about, outcome: 'refused', code: error.code, reason: error.reason };
    if (error instanceof CommandRejectedError) return { ...about, ...refused(error) };
    throw error;
  }
}

async function take(
  { app, importer, isDry }: Import,
  fileName: string,
  description: ImportDescription,
  handle: FileHandle,
): Promise<string> {
  if (isDry) return tryImport(app, importer, description, await sourceOf(handle));
  // The same again while this run is tried: what it has imported is not "there already".
  const commandId = newIdOf(importer.importId, fileName);
  const identity = { commandId, actor: 'operator', correlationId: importer.importId, causationId: null };
  const bytes = handle.createReadStream({ autoClose: false });
  const command = new ImportDocumentCommand(identity, importer, description, { fileName, bytes });
  return (await new ImportDocumentHandler(app).execute(command)).documentId;
}

async function sourceOf(handle: FileHandle): Promise<PdfSource> {
  const { size } = await handle.stat();
  const part = (start: number, end: number) =>
    start < end ? handle.createReadStream({ start, end: end - 1, autoClose: false }) : none();
  return { size, part };
}

async function* none(): AsyncIterable<Uint8Array> {}

async function withPdf<T>(path: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** What a file that can't be read is refused with. */
export function unreadable(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Refusal || code === undefined
    ? error
    : new Refusal('unreadable', `It can’t be read (${code}).`);
}

function refused({ rejection }: CommandRejectedError): Pick<Row, 'outcome' | 'code' | 'reason' | 'documentId'> {
  const { code, documentId, detail, sha256 } = rejection as Readonly<Record<string, string>> & {
    readonly code: string;
  };
  if (code === 'already-imported') return { outcome: 'already-there', ...(documentId ? { documentId } : {}) };
  const title = problemTitles[code as keyof typeof problemTitles] ?? code;
  const reason = code === 'wrong-hash' ? `${title}: its SHA-256 is ${sha256}.` : (detail ?? `${title}.`);
  return { outcome: 'refused', code, reason };
}
