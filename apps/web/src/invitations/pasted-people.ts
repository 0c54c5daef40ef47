import { isAddress } from './draft-faults.js';
import { plainLine } from '../ui/plain-words.js';

export interface PastedPerson {
  readonly name: string;
  readonly email: string;
}

export interface PastedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** A text's key. */
  readonly fault: 'noAddress' | 'badAddress' | 'noName' | 'twice';
}

export interface Pasted {
  readonly people: readonly PastedPerson[];
  readonly faults: readonly PastedLine[];
}

/**
 * Reads a list of people, one on a line: `Name <address>`, `Name; address`, cells of a spreadsheet, in either order. A first
 * line that heads columns is passed over, and so are empty lines.
 */
export function readPeople(text: string, known: readonly PastedPerson[] = []): Pasted {
  const people: PastedPerson[] = [];
  const faults: PastedLine[] = [];
  const seen = new Set(known.map(sameness));
  for (const { line, index } of linesOf(text)) {
    if (line === '' || (index === 0 && isHeading(line))) continue;
    const read = readLine(line);
    const fault = typeof read === 'string' ? read : seen.has(sameness(read)) ? 'twice' : null;
    if (fault !== null || typeof read === 'string') {
      faults.push({ line: index + 1, text: line, fault: fault ?? 'noAddress' });
      continue;
    }
    seen.add(sameness(read));
    people.push(read);
  }
  return { people, faults };
}

/** Two people can share an address; the same name at the same address is the same person. */
const sameness = ({ name, email }: PastedPerson): string => `${email.trim()} ${name.trim()}`.toLowerCase();

/** Programs for e-mail put several people on one line: `Aino <a@example.com>; Bo <b@example.com>`. */
function linesOf(text: string): readonly { readonly line: string; readonly index: number }[] {
  return text
    .split(/\r\n|\r|\n/u)
    .flatMap((raw, index) =>
      raw.split(/(?<=<[^<>]*@[^<>]*>)\s*[;,]\s*(?=\S)/u).map((part) => ({ line: clean(part), index })),
    );
}

/** Columns stand apart by tabulators, which are controls, too. */
function clean(raw: string): string {
  return raw.split('\t').map(plainLine).join('\t').trim();
}

function isHeading(line: string): boolean {
  return !line.includes('@') && /[;,\t]/u.test(line) && /e-?mail|sähköposti|e-?post/iu.test(line);
}

function readLine(line: string): PastedPerson | PastedLine['fault'] {
  const angled = /^(?<name>.*?)<(?<email>[^<>]*)>[;,]?$/u.exec(line)?.groups;
  const cells = angled ? [angled.name ?? '', angled.email ?? ''] : cellsOf(line);
  const at = cells.findIndex((cell) => cell.includes('@'));
  if (at === -1) return 'noAddress';
  const email = bare(cells[at] ?? '');
  if (!isAddress(email)) return 'badAddress';
  const name = bare(cells.filter((cell, index) => index !== at && cell !== '').join(' '));
  return name === '' || isAddress(name) ? 'noName' : { name, email };
}

/** Where there are no separators, the address is the word that has the sign. */
function cellsOf(line: string): readonly string[] {
  const separator = ['\t', ';', ','].find((one) => line.includes(one));
  const cells = separator === undefined ? line.split(/\s+(?=\S*@)|(?<=@\S*)\s+/u) : quotedCells(line, separator);
  return cells.map(bare);
}

/** Cells of which some may stand in quotation marks, which are written twice within. */
function quotedCells(line: string, separator: string): readonly string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}

function bare(cell: string): string {
  const trimmed = cell.trim();
  const quoted = /^"(?<inner>.*)"$/su.exec(trimmed)?.groups?.inner;
  return (quoted ?? trimmed).replaceAll('""', '"').trim();
}
