import { useCallback, useState } from 'preact/hooks';

/** What is typed on a page, kept in this tab: a session that ends, or a step back, loses nothing. */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const key = `attestory.kept.${name}`;
  const [value, setValue] = useState<T>(() => read<T>(key) ?? initial);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      try {
        sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // More than the browser keeps (files, mostly): it is there as long as the page is.
        sessionStorage.removeItem(key);
      }
    },
    [key],
  );
  return [value, change, useCallback(() => sessionStorage.removeItem(key), [key])];
}

function read<T>(key: string): T | null {
  const kept = sessionStorage.getItem(key);
  return kept === null ? null : (JSON.parse(kept) as T);
}
