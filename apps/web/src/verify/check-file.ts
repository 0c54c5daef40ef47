import type { PdfVerification } from '@attestory/audit/verify-pdf';
import type { Said } from './verify.worker.js';

/** Larger files don't fit into a browser's memory with what checking them takes. */
export const LARGEST = 500_000_000;
/** How long a file may take, in seconds: so much, and more for each of so many bytes. */
const PATIENCE = { seconds: 30, perSecond: 4_000_000 } as const;

/** How checking ended without a report: a key of `ended` in the texts. */
export type Ended = 'stopped' | 'slow' | 'large' | 'broken' | 'unread';

export class CheckEnded extends Error {
  override readonly name = 'CheckEnded';
  constructor(
    readonly how: Ended,
    /** After how many seconds. */
    readonly seconds = 0,
  ) {
    super(how);
  }
}

export interface Checked {
  readonly report: PdfVerification;
  readonly isPdf: boolean;
}

/** How many seconds a file of this size may take. */
export const patienceFor = (bytes: number): number => Math.round(PATIENCE.seconds + bytes / PATIENCE.perSecond);

/**
 * Has a file checked by a thread of its own, which ends with it: also when it takes too long, or somebody stops it.
 * @throws CheckEnded
 */
export function checkFile(file: File, onSaid: (said: Said) => void, signal: AbortSignal): Promise<Checked> {
  if (file.size > LARGEST) return Promise.reject(new CheckEnded('large'));
  const worker = spare ?? startWorker();
  spare = null;
  const seconds = patienceFor(file.size);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const checked = new Promise<Checked>((resolve, reject) => {
    timer = setTimeout(() => reject(new CheckEnded('slow', seconds)), seconds * 1000);
    signal.addEventListener('abort', () => reject(new CheckEnded('stopped')));
    worker.addEventListener('error', () => reject(new CheckEnded('broken')));
    worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'unread' || data.kind === 'broken') reject(new CheckEnded(data.kind));
      else if (data.kind === 'done' || data.kind === 'not-pdf')
        resolve({ report: data.report, isPdf: data.kind === 'done' });
      else onSaid(data);
    });
  });
  worker.postMessage(file);
  return checked.finally(() => {
    clearTimeout(timer);
    worker.terminate();
    prepare();
  });
}

/** The next one, so that its script is there when the line is not. */
let spare: Worker | null = null;

/** Has a thread wait for the next file. */
export function prepare(): void {
  spare ??= startWorker();
}

function startWorker(): Worker {
  return new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
}
