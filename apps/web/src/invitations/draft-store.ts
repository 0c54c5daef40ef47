import type { DraftForm } from './draft-form.js';
import type { Details, WirePerson } from './draft-wire.js';

/** What a tab keeps of a draft that the service doesn't have yet, over reloads and signing in. */
export interface KeptDraft {
  readonly form: DraftForm;
  /** What it was written on; null: a new one. */
  readonly base: { readonly details: Details; readonly people: readonly WirePerson[] } | null;
  readonly ids: readonly (readonly [string, string])[];
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (id: string | null) => `attestory.draft.${id ?? 'new'}`;

export function keptDraft(id: string | null, store: Store = sessionStorage): KeptDraft | null {
  try {
    return JSON.parse(store.getItem(nameOf(id)) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

export function keepDraft(id: string | null, kept: KeptDraft, store: Store = sessionStorage): void {
  try {
    store.setItem(nameOf(id), JSON.stringify(kept));
  } catch {
    // Where the browser keeps nothing, the service has what was saved.
  }
}

export function forgetDraft(id: string | null, store: Store = sessionStorage): void {
  try {
    store.removeItem(nameOf(id));
  } catch {
    // As above.
  }
}

/** Every draft of which this tab keeps something. */
export function keptDrafts(store: Store & Pick<Storage, 'key' | 'length'> = sessionStorage) {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return names
    .filter((name) => name.startsWith('attestory.draft.'))
    .map((name) => name.slice('attestory.draft.'.length))
    .flatMap((said) => {
      const id = said === 'new' ? null : said;
      const kept = keptDraft(id, store);
      return kept ? [{ id, title: kept.form.title }] : [];
    });
}
