import type { Holder } from '@attestory/domain';
import type { SignedSignatory } from '@attestory/projections';

/** Somebody who is to have a copy of everything that was signed together. */
export interface Copy {
  readonly holder: Holder;
  /** null: it goes into no folder. */
  readonly folderId: string | null;
  /** Another organization sent it. */
  readonly signedFor?: true;
  /** Of a person: by what it was found to be theirs. */
  readonly foundBy?: 'identity' | 'email';
  /** Whose signatures make it theirs; of the sender none has to. */
  readonly mine: readonly SignedSignatory[];
}
