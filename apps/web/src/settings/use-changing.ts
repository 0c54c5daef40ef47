import { useState } from 'preact/hooks';
import type { Loaded } from '../api/use-loaded.js';

export interface Changing<C> {
  /** Which one of a list is being changed; null: none. */
  readonly chosen: C | null;
  choose(one: C | null): void;
  /** What was done last, in words. */
  readonly done: string | null;
  /** Says what was done, and shows the list as it is now. */
  finish(text: string | null): void;
  /** Shows the list as it is now. */
  reload(): void;
}

/** A list of an organization's, of which one after the other is changed. */
export function useChanging<C>(list: Pick<Loaded<unknown>, 'reload'>): Changing<C> {
  const [chosen, choose] = useState<C | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const reload = () => {
    choose(null);
    list.reload();
  };
  const finish = (text: string | null) => {
    setDone(text);
    reload();
  };
  return { chosen, choose, done, finish, reload };
}
