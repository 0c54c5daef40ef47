import { parentPort } from 'node:worker_threads';
import { composeSignaturePage } from '../signature-page/compose-signature-page.js';
import type { ComposeAnswer, ComposeRequest } from './page-composer.js';

/** The thread that composes signature pages: it sees our own content only, never an uploaded document. */
parentPort?.on('message', ({ id, content }: ComposeRequest) => {
  const answer = (message: ComposeAnswer) => parentPort?.postMessage(message);
  composeSignaturePage(content).then(
    ({ pdf, sealRect }) => answer({ id, page: { pdf, sealRect } }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }),
  );
});
