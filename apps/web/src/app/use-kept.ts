import { useCallback, useState } from 'preact/hooks';
import { useSession } from './session.js';

/**
 * What somebody types, kept in this tab until it is sent: a session that ends meanwhile takes nothing with it. Each person finds
 * what is their own, on the side on which they typed it.
 * @param name of the field, on which no other is kept
 * @returns what is there, how to change it, and how to forget it
 */
export function useKept<T>(name: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const { person, side } = useSession();
  const key = `attestory.typed/${person.personId}/${side.context}/${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      write(key, JSON.stringify(next));
    },
    [key],
  );
  const forget = useCallback(() => {
    setValue(initial);
    write(key, null);
  }, [key]);
  return [value, keep, forget];
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Where the browser keeps nothing it is there as long as the page is.
  }
}
