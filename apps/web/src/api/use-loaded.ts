import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Loaded<T> {
  /** Undefined until it is there; what was there stays while it is loaded again. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Loads it again. */
  reload(): void;
}

/** Something that is fetched when it is first shown, and again when one of the keys changes. Only the newest answer counts. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ value: undefined, error: null, isLoading: true });
  const [round, setRound] = useState(0);
  const newest = useRef(load);
  newest.current = load;
  useEffect(() => {
    const controller = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    newest.current(controller.signal).then(
      (value) => !controller.signal.aborted && setState({ value, error: null, isLoading: false }),
      (error: unknown) =>
        !controller.signal.aborted && setState((before) => ({ value: before.value, error, isLoading: false })),
    );
    return () => controller.abort();
  }, [round, ...keys]);
  return { ...state, reload: useCallback(() => setRound((n) => n + 1), []) };
}
