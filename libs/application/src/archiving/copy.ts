import type { Holder } from '@attestory/domain';
import type { SignedSignatory } from '@attestory/projections';
import type { Grant } from './grant.js';

/** Somebody who is to have a copy of everything that was signed together. */
export interface Copy {
  readonly holder: Holder;
  /** null: it goes into no folder. */
  readonly folderId: string | null;
  /** Another organization sent it. */
  readonly signedFor?: true;
  /** Of a person: by what it was found to be theirs. */
  readonly foundBy?: 'identity' | 'email';
  /** What gives it to them; absent: they have it as the sender. */
  readonly grant?: Grant;
  /** Whose signatures make it theirs; of the sender none has to. */
  readonly mine: readonly SignedSignatory[];
}
