import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
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
import { checkImport, type FolderId, type ImportDescription } from '@attestory/domain';
import { problemTitles, readWrittenJson } from '@attestory/server';
import type { Entry } from './entries.js';

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

const largestDescription = 1_000_000;

class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly reason: string,
  ) {
    super(code);
  }
}

/** Imports one document of a folder, or tells why it isn't. Nothing of the others depends on it. */
export async function importEntry(all: Import, entry: Entry): Promise<Row> {
  const file = entry.pdf ?? (entry.description as string);
  let sha256: string | undefined;
  const about = () => ({ file, ...(sha256 === undefined ? {} : { sha256 }) });
  try {
    if (!entry.description) throw new Refusal('description-missing', `There is no ${entry.name}.json beside it.`);
    const description = await descriptionIn(all, entry.description);
    ({ sha256 } = description);
    if (!entry.pdf) throw new Refusal('pdf-missing', `There is no ${entry.name}.pdf beside it.`);
    const documentId = await withPdf(join(all.folder, entry.pdf), (handle) => take(all, entry, description, handle));
    return { ...about(), outcome: all.isDry ? 'importable' : 'imported', documentId };
  } catch (error) {
    if (error instanceof Refusal) return { ...about(), outcome: 'refused', code: error.code, reason: error.reason };
    if (error instanceof CommandRejectedError) return { ...about(), ...refused(error) };
    throw error;
  }
}

async function take(
  { app, importer, isDry }: Import,
  { name, pdf: fileName = `${name}.pdf` }: Entry,
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

/** @throws Refusal */
async function descriptionIn({ app, importer, folder, folderId }: Import, name: string): Promise<ImportDescription> {
  const text = await textIn(join(folder, name));
  const around = { now: app.clock.now(), organizationId: importer.organizationId };
  const checked = readWrittenJson(name, text, (given) => checkImport(given, around));
  if ('faults' in checked) throw new Refusal('description-wrong', checked.faults.join(' '));
  const { description } = checked;
  return folderId === undefined ? description : { folderId, ...description };
}

async function textIn(path: string): Promise<string> {
  const tooLarge = new Refusal('description-wrong', `A description of more than ${largestDescription} bytes is none.`);
  try {
    if ((await stat(path)).size > largestDescription) throw tooLarge;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('description-wrong', 'It is no text in UTF-8.');
    throw unreadable(error);
  }
}

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

function unreadable(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof Refusal || code === undefined
    ? error
    : new Refusal('unreadable', `It can’t be read (${code}).`);
}

function refused({ rejection }: CommandRejectedError): Pick<Row, 'outcome' | 'code' | 'reason' | 'documentId'> {
  const { code, documentId, detail } = rejection as Readonly<Record<'code' | 'documentId' | 'detail', string>>;
  if (code === 'already-imported') return { outcome: 'already-there', documentId };
  const title = problemTitles[code as keyof typeof problemTitles];
  return { outcome: 'refused', code, reason: detail ?? `${title ?? code}.` };
}
