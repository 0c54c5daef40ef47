import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { type Loaded, useLoaded } from '../api/use-loaded.js';

export interface OwnRevised<T> {
  /** As it is: what was loaded, or what the last change of it has answered. Whoever goes on at once goes on from there. */
  readonly now: Loaded<T>;
  readonly isChanged: boolean;
  /** It was changed, and this was the answer. */
  change(answer: T): void;
}

/** Something with a revision, at a path that answers it also to who changes it. */
export function useRevised<T>(path: string): OwnRevised<T> {
  const loaded = useLoaded((signal) => get<T>(path, { signal }), [path]);
  const [changed, change] = useState<T | null>(null);
  const reload = () => {
    change(null);
    loaded.reload();
  };
  return { now: { ...loaded, value: changed ?? loaded.value, reload }, isChanged: changed !== null, change };
}
