import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AddendumContent, SignaturePageContent } from '@attestory/application';
import type { ComposedSignaturePage } from '../signature-page/compose-signature-page.js';

/** What is composed: a signature page, or an addendum's protocol. */
export type Composition = { readonly page: SignaturePageContent } | { readonly addendum: AddendumContent };
export type Composed = ComposedSignaturePage | { readonly pdf: Uint8Array };

export interface ComposeRequest {
  readonly id: number;
  readonly composition: Composition;
}
export type ComposeAnswer =
  | { readonly id: number; readonly composed: Composed }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  resolve(composed: Composed): void;
  reject(error: Error): void;
}

const patience = 30_000;
/** From sources (tests) the built worker is run: a thread has no transformer. */
const entry = fileURLToPath(new URL('./composer.worker.js', import.meta.url)).replace(
  /([\\/])src([\\/]composer[\\/])/,
  '$1dist$2',
);

/**
 * Composes signature pages and addenda in one thread that keeps the parsed fonts: a page takes milliseconds there, and a quarter of a
 * second in a new process. A thread that dies or hangs is replaced.
 */
export class PageComposer {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  /** @throws Error when the content can't be composed */
  async page(page: SignaturePageContent): Promise<ComposedSignaturePage> {
    return (await this.compose({ page })) as ComposedSignaturePage;
  }

  /** @throws Error when the content can't be composed */
  async addendum(addendum: AddendumContent): Promise<Uint8Array> {
    return (await this.compose({ addendum })).pdf;
  }

  private compose(composition: Composition): Promise<Composed> {
    const id = this.next++;
    const worker = this.running();
    return new Promise((resolve, reject) => {
      const clock = setTimeout(() => void worker.terminate(), patience);
      const done =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(clock);
          this.waiting.delete(id);
          settle(value);
        };
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      worker.postMessage({ id, composition } satisfies ComposeRequest);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(entry, { env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } });
    worker.unref();
    worker.on('message', (answer: ComposeAnswer) => {
      const waiting = this.waiting.get(answer.id);
      if ('composed' in answer) waiting?.resolve(answer.composed);
      else waiting?.reject(new Error(answer.failure));
    });
    // An error ends the thread; its exit settles what waits.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
      for (const waiting of this.waiting.values()) waiting.reject(new Error('the composing thread ended'));
    });
    this.worker = worker;
    return worker;
  }
}
