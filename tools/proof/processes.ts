import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process is gone.
    return '';
  }
}

/** The children of a process that work on PDFs, as Linux knows them. */
export function pdfChildren(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number))
    .filter((child) => read(`/proc/${child}/cmdline`).includes('pdf-child'));
}

const ticksPerSecond = 100;

/** The most memory that a process has held, in MiB, and its processor time, in seconds. */
export function usage(pid: number): { readonly mebibytes: number; readonly seconds: number } {
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return { mebibytes: peak / 1_024, seconds: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond };
}
