import { Unreachable } from '../api/problem.js';
import { upload } from '../api/upload.js';
import { lengthOf, plainLine, shortened } from '../ui/plain-words.js';

/** A file on its way to a draft. */
export interface Sending {
  readonly key: string;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** From 0 to 1. */
  readonly part: number;
  readonly error?: unknown;
}

/** The answer to an upload. */
export interface Uploaded {
  readonly documentId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly attachments: number;
  readonly signatures: number;
  readonly stripped?: { readonly removed: readonly string[] };
  readonly revision: number;
}

/** What the service takes at most, unless whoever runs it has settled otherwise: it judges in the end. */
export const mostBytes = 100_000_000;

export interface UploadQueueOptions {
  /** The draft's id; made where there is none yet; null: it could not be. */
  readonly draftId: () => Promise<string | null>;
  readonly onChange: () => void;
  readonly onDone: (uploaded: Uploaded) => void;
}

/** Sends files one after another. Those that were refused stay, with why, until they are taken away or tried again. */
export class UploadQueue {
  files: readonly Sending[] = [];
  private readonly running = new Map<string, AbortController>();
  private isRunning = false;
  private readonly options: UploadQueueOptions;

  constructor(options: UploadQueueOptions) {
    this.options = options;
  }

  add(files: readonly File[]): void {
    const added = files.map((file): Sending => {
      const key = crypto.randomUUID();
      const why = earlyRefusal(file);
      return why ? { key, file, state: 'refused', part: 0, error: why } : { key, file, state: 'waiting', part: 0 };
    });
    this.set([...this.files, ...added]);
    void this.run();
  }

  /** Tries one again; without what runs code in it, where the sender wishes so. */
  async again(key: string, removeActiveContent = false): Promise<void> {
    const before = this.files.find((one) => one.key === key);
    const mayBeHeard = before?.error instanceof Unreachable && !removeActiveContent;
    const fresh = mayBeHeard ? key : crypto.randomUUID();
    if (removeActiveContent) this.stripped.add(fresh);
    this.set(
      this.files.map((one) => (one.key === key ? { key: fresh, file: one.file, state: 'waiting', part: 0 } : one)),
    );
    await this.run();
  }

  takeAway(key: string): void {
    this.running.get(key)?.abort();
    this.set(this.files.filter((one) => one.key !== key));
  }

  private readonly stripped = new Set<string>();

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (;;) {
      const next = this.files.find(({ state }) => state === 'waiting');
      if (!next) break;
      await this.send(next);
    }
    this.isRunning = false;
  }

  private async send({ key, file }: Sending): Promise<void> {
    this.change(key, { state: 'sending' });
    const controller = new AbortController();
    this.running.set(key, controller);
    try {
      const id = await this.options.draftId();
      if (id === null) throw new NoDraft();
      const active = this.stripped.has(key) ? '&activeContent=remove' : '';
      const path = `/v1/invitations/${id}/documents?fileName=${encodeURIComponent(nameOf(file))}${active}`;
      const pdf = file.slice(0, file.size, 'application/pdf');
      const onProgress = (part: number) => this.change(key, { part });
      const { body } = await upload<Uploaded>(path, pdf, { key, onProgress, signal: controller.signal });
      this.set(this.files.filter((one) => one.key !== key));
      this.options.onDone(body);
    } catch (error) {
      if (!controller.signal.aborted) this.change(key, { state: 'refused', error });
    } finally {
      this.running.delete(key);
    }
  }

  private change(key: string, change: Partial<Sending>): void {
    this.set(this.files.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  private set(files: readonly Sending[]): void {
    this.files = files;
    this.options.onChange();
  }
}

/** The draft could not be saved, so that there is nothing to upload to. */
export class NoDraft extends Error {
  override readonly name = 'NoDraft';
}

/** What needs no way to the service to be known. */
export class EarlyRefusal extends Error {
  override readonly name = 'EarlyRefusal';
  constructor(readonly code: 'document-too-large' | 'not-a-pdf' | 'document-empty') {
    super(code);
  }
}

export function earlyRefusal({ name, size, type }: Pick<File, 'name' | 'size' | 'type'>): EarlyRefusal | null {
  if (size === 0) return new EarlyRefusal('document-empty');
  if (size > mostBytes) return new EarlyRefusal('document-too-large');
  const isPdf = type === 'application/pdf' || /\.pdf$/iu.test(name);
  return isPdf ? null : new EarlyRefusal('not-a-pdf');
}

/** A name that the service takes: what steers the direction of text is left out. */
export function nameOf({ name }: Pick<File, 'name'>): string {
  const plain = plainLine(name);
  return lengthOf(plain) <= 255 ? plain || 'document.pdf' : `${shortened(plain, 251)}.pdf`;
}

/** What a document is called without the ending of its file. */
export function titleOf(fileName: string): string {
  return shortened(plainLine(fileName.replace(/\.pdf$/iu, '').replaceAll('_', ' ')), 200);
}
