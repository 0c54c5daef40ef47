import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkImport, type ImportDescription } from '@attestory/domain';
import { readWrittenJson } from '@attestory/server';
import type { Entry } from './entries.js';
import { type Import, Refusal, type Row, unreadable } from './import-entry.js';

/** A PDF and what is said of it. */
export interface Described {
  readonly pdf: string;
  readonly description: ImportDescription;
}

const largestDescription = 1_000_000;

/** Reads what is said of one document of a folder, or tells why it can't be imported. */
export async function readEntry(all: Import, { name, pdf, description }: Entry): Promise<Described | Row> {
  const file = pdf ?? (description as string);
  try {
    if (!description) throw new Refusal('description-missing', `There is no ${name}.json beside it.`);
    if (!pdf) throw new Refusal('pdf-missing', `There is no ${name}.pdf beside it.`);
    return { pdf, description: await descriptionIn(all, description) };
  } catch (error) {
    if (error instanceof Refusal) return { file, outcome: 'refused', code: error.code, reason: error.reason };
    throw error;
  }
}

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
  try {
    if ((await stat(path)).size > largestDescription)
      throw new Refusal('description-wrong', `A description has at most ${largestDescription} bytes.`);
    const bytes = await readFile(path);
    if (!isUtf8(bytes)) throw new Refusal('description-wrong', 'It is no text in UTF-8.');
    return bytes.toString('utf8');
  } catch (error) {
    throw unreadable(error);
  }
}
