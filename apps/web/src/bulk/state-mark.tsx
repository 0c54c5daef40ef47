import type { BulkSending } from './bulk-sending.js';
import { bulkTexts } from './texts.js';

const kinds = { sending: 'plain', stopping: 'warn', stopped: 'warn', ended: 'good' } as const;

/** How a bulk sending stands. */
export function StateMark({ state }: Pick<BulkSending, 'state'>) {
  return <span class={`state ${kinds[state]}`}>{bulkTexts.t(`state.${state}`)}</span>;
}
