import { Problem } from '../api/problem.js';
import { type Action, useAction } from '../api/use-action.js';
import type { Documents } from './documents/use-documents.js';
import { askSigning, open } from './session.js';
import type { SigningView } from './view.js';

/**
 * Signs. Where the session had ended meanwhile, a new one has been opened by the link: it is shown the documents once more,
 * and the same signature is sent again, under the same key.
 * @param onChanged the invitation isn't as it was: look again
 */
export function useSigning(
  view: SigningView,
  documents: Documents,
  onChanged: () => void,
): Action<[signature: object]> {
  return useAction(async (key, signature: object) => {
    const send = () => askSigning('POST', '/signature', { body: signature, key });
    try {
      await send().catch(async (error: unknown) => {
        if (!isCode(error, 'not-opened', 'documents-not-shown')) throw error;
        await open(crypto.randomUUID());
        await documents.showAgain(view.documents);
        await send();
      });
    } catch (error) {
      if (isChange(error)) onChanged();
      if (!isEnd(error)) throw error;
      return;
    }
    onChanged();
  });
}

/** Signed in another tab, or closed meanwhile: the page shows what is so. */
const isEnd = (error: unknown): boolean =>
  isCode(error, 'already-signed', 'link-closed') ||
  (error instanceof Problem && error.code.startsWith('invitation-is-'));

/** What they could do is another thing now. */
const isChange = (error: unknown): boolean =>
  isEnd(error) || isCode(error, 'authentication-expired', 'strong-authentication-required', 'not-your-turn');

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Problem && codes.includes(error.code);
