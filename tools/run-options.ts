import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

interface Program {
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** What `--only` may name. */
  readonly ids: readonly string[];
}

interface Options {
  readonly only: readonly string[] | undefined;
  readonly given: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a run was asked for. Help and what nobody knows end the process, before anything is run. */
export function runOptions({ usage, options, ids }: Program): Options {
  try {
    const all = { ...options, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ options: all, strict: true });
    if (values.help) return end(0, usage);
    const only = (values.only as string | undefined)?.split(',').map((id) => id.trim());
    const unknown = only?.filter((id) => !ids.includes(id)) ?? [];
    if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}; there are ${ids.join(', ')}`);
    return { given: values as Options['given'], only };
  } catch (error) {
    return end(2, `${(error as Error).message}\n\n${usage.trim()}`);
  }
}

/** An option's number; anything else ends the process. */
export function wholeNumber(name: string, text: string | boolean | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/u.test(String(text))) end(2, `--${name} takes a whole number`);
  return Number(text);
}

function end(code: 0 | 2, text: string): never {
  (code === 0 ? process.stdout : process.stderr).write(`${text.trim()}\n`);
  process.exit(code);
}
