import { parseEnv } from 'node:util';

/** A file of `NAME=value` lines, with what in it would not mean what it seems to. */
export interface ConfigFile {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
  /** By variable, the lines (from 1) that set it. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** A sentence each, beginning with the file and the line. */
  readonly faults: readonly string[];
}

/** Reads a file's text; no fault repeats a value. */
export function parseConfigFile(name: string, text: string): ConfigFile {
  const content = text.replace(/^\ufeff/, '');
  const lines = new Map<string, number[]>();
  const faults: string[] = [];
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const at = index + 1;
    const [, variable, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (variable === undefined) {
      faults.push(`${name}:${at}: this line is no NAME=value and no comment (#).`);
      continue;
    }
    const before = lines.get(variable);
    if (before) faults.push(`${name}:${at}: ${variable} is set on line ${before.at(-1)} already; keep one of them.`);
    else if (/^[^"'`\s][^"'`]*?[^\s#]#/.test(value))
      faults.push(`${name}:${at}: ${variable} would end at its #, where a comment begins; put the value in quotes.`);
    lines.set(variable, [...(before ?? []), at]);
  }
  return { name, values: parseEnv(content) as ConfigFile['values'], lines, faults };
}
