import type { SaveState } from './draft-saver.js';
import { texts } from './texts.js';

/** Whether what was typed has arrived. */
export function SaveMark({ state }: { readonly state: SaveState }) {
  if (state === 'idle') return null;
  const shown = state === 'waiting' ? 'saving' : state;
  return (
    <p class={`save-mark ${shown}`} role="status">
      {texts.t(`save.${shown}`)}
    </p>
  );
}
