import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface MenuProps {
  /** What stands on the button. */
  readonly title: ComponentChildren;
  /** What the button is for, where its title is a sign only. */
  readonly label?: string;
  /** Links and buttons, one `li` each. */
  readonly children: ComponentChildren;
  readonly kind?: 'second' | 'plain';
}

/** A button that unfolds a list of links and buttons. Escape, a click elsewhere and the choice of one of them fold it up again. */
export function Menu({ title, label, children, kind = 'plain' }: MenuProps) {
  const here = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const foldUp = (event: Event) => {
      const menu = here.current;
      if (!menu?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        menu.querySelector('summary')?.focus();
      } else if (event.target instanceof Element && menu.contains(event.target) && !isChoice(event.target)) return;
      menu.open = false;
    };
    document.addEventListener('click', foldUp);
    document.addEventListener('keydown', foldUp);
    return () => {
      document.removeEventListener('click', foldUp);
      document.removeEventListener('keydown', foldUp);
    };
  }, []);
  return (
    <details class="menu" ref={here}>
      <summary class={`button ${kind}`} aria-label={label}>
        {title}
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

const isChoice = (target: Element): boolean => target.closest('.menu > ul :is(a, button)') !== null;
