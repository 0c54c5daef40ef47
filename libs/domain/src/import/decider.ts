import { accept, type Decider } from '../decider.js';
import type { ImportBegun, ImportEvent } from './events.js';

/** `LookForImport` changes nothing: it is there for who only asks whether this command has begun the import. */
export type ImportCommand =
  | { readonly type: 'BeginImport'; readonly begun: ImportBegun['data'] }
  | { readonly type: 'LookForImport' };

export interface ImportState {
  readonly begun: boolean;
}

/** An import begins once, with whichever of its documents is taken first. */
export const importDecider: Decider<ImportCommand, ImportEvent, ImportState, never> = {
  initial: { begun: false },
  decide: (command, { begun }) =>
    begun || command.type === 'LookForImport' ? accept() : accept({ type: 'ImportBegun', data: command.begun }),
  evolve: () => ({ begun: true }),
};
