import { readdir } from 'node:fs/promises';
import { parse } from 'node:path';

/** What belongs together in a folder: a PDF and its description, by their name without the ending. */
export interface Entry {
  readonly name: string;
  /** Names of files; absent: there is no such one. */
  readonly pdf?: string;
  readonly description?: string;
}

/** The pairs in a folder in the order of their names, and how much else lies there. */
export async function entriesOf(
  folder: string,
): Promise<{ readonly entries: readonly Entry[]; readonly ignored: number }> {
  const entries = new Map<string, Entry>();
  let ignored = 0;
  for (const file of await readdir(folder, { withFileTypes: true })) {
    const { name, ext } = parse(file.name);
    const part = file.isFile() && parts[ext.toLowerCase()];
    if (part) entries.set(name, { ...entries.get(name), name, [part]: file.name });
    else ignored++;
  }
  return { entries: [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), ignored };
}

const parts: Readonly<Record<string, 'pdf' | 'description'>> = { '.pdf': 'pdf', '.json': 'description' };
