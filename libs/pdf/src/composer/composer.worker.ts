import { parentPort } from 'node:worker_threads';
import { composeAddendum } from '../addendum/compose-addendum.js';
import { composeSignaturePage } from '../signature-page/compose-signature-page.js';
import type { ComposeAnswer, Composed, ComposeRequest, Composition } from './page-composer.js';

/** The thread that composes signature pages and addenda: it sees our own content only, never an uploaded document. */
parentPort?.on('message', ({ id, composition }: ComposeRequest) => {
  const answer = (message: ComposeAnswer) => parentPort?.postMessage(message);
  compose(composition).then(
    (composed) => answer({ id, composed }),
    (error: unknown) => answer({ id, failure: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' }),
  );
});

async function compose(composition: Composition): Promise<Composed> {
  if ('addendum' in composition) return { pdf: await composeAddendum(composition.addendum) };
  const { pdf, sealRect } = await composeSignaturePage(composition.page);
  return { pdf, sealRect };
}
