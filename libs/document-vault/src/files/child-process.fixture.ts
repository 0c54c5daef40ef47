import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** Lets Node run the sources as they are: imports end in .js, files in .ts. */
const hooks = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    try { return next(name, context); } catch (error) {
      if (!name.endsWith('.js')) throw error;
      return next(name.slice(0, -3) + '.ts', context);
    }
  } });`)}`;

export type Child = ChildProcessByStdio<null, Readable, null>;

/**
 * Runs a program in a process of its own, which finds a source file's exports as `source` and its arguments as `given`.
 * @param shell what the shell does first, e.g. sets a limit
 */
export function startChild(source: string, program: string, given: readonly string[], shell = ''): Child {
  const text = `const source = await import(process.argv[1]); const given = process.argv.slice(2); ${program}`;
  const flags = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--import', hooks];
  const args = [...flags, '--input-type=module', '--eval', text, pathToFileURL(source).href, ...given];
  return spawn('sh', ['-c', `${shell}\nexec "$0" "$@"`, process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** All that it prints, once it has ended. */
export async function outputOf(child: Child): Promise<string> {
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}
