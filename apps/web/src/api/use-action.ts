import { useCallback, useRef, useState } from 'preact/hooks';
import { Problem, Unreachable } from './problem.js';

export interface Action<A extends readonly unknown[]> {
  /** Does nothing while it is under way: a second click is the first one. Gives whether it was done. */
  run(...args: A): Promise<boolean>;
  readonly isBusy: boolean;
  readonly error: unknown;
  clear(): void;
}

/**
 * Something that somebody does by a button: once at a time, with its failure at hand. It is given an Idempotency-Key, which
 * stays the same where the same wish is tried again because nobody had answered: it may have been heard.
 */
export function useAction<A extends readonly unknown[]>(act: (key: string, ...args: A) => Promise<unknown>): Action<A> {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const underWay = useRef(false);
  const unheard = useRef<{ readonly wish: string; readonly key: string } | null>(null);
  const newest = useRef(act);
  newest.current = act;
  const run = useCallback(async (...args: A) => {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    setError(null);
    const wish = JSON.stringify(args);
    const key = unheard.current?.wish === wish ? unheard.current.key : crypto.randomUUID();
    unheard.current = null;
    try {
      await newest.current(key, ...args).catch((failure: unknown) => {
        // The first try was heard, and what is wished for has been changed since: that is another wish.
        if (!(failure instanceof Problem && failure.code === 'command-id-reused')) throw failure;
        return newest.current(crypto.randomUUID(), ...args);
      });
      return true;
    } catch (failure) {
      if (failure instanceof Unreachable) unheard.current = { wish, key };
      setError(failure);
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }, []);
  return { run, isBusy, error, clear: useCallback(() => setError(null), []) };
}
