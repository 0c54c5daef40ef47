import { useEffect, useRef } from 'preact/hooks';

const shortest = 3_000;
const longest = 60_000;

/**
 * Looks again and again while the page can be seen, less and less often while nothing changes; whoever comes back to it sees
 * the newest at once. Nothing is asked while nobody looks.
 * @param look tells whether something has changed
 */
export function useLive(look: (signal: AbortSignal) => Promise<boolean>, keys: readonly unknown[], isOn = true): void {
  const newest = useRef(look);
  newest.current = look;
  useEffect(() => {
    if (!isOn) return;
    const controller = new AbortController();
    let pause = shortest;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible' && !controller.signal.aborted) timer = setTimeout(again, pause);
    };
    const again = async () => {
      const hasChanged = await newest.current(controller.signal).catch(() => false);
      pause = hasChanged ? shortest : Math.min(pause * 1.5, longest);
      wait();
    };
    const whenSeen = () => {
      clearTimeout(timer);
      pause = shortest;
      if (document.visibilityState === 'visible') void again();
    };
    document.addEventListener('visibilitychange', whenSeen);
    wait();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [isOn, ...keys]);
}
