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

/**
 * A button that unfolds a list of links and buttons. Escape, a click elsewhere, the choice of one of them and going on to what is
 * behind it fold it up again. The arrows go from one to the next.
 */
export function Menu({ title, label, children, kind = 'plain' }: MenuProps) {
  const here = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const foldUp = (event: Event) => {
      const menu = here.current;
      if (!menu?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        menu.querySelector('summary')?.focus();
      } else if (event.target instanceof Element && menu.contains(event.target)) {
        if (!isChoice(event.target)) return;
        // What was chosen is hidden in a moment, and a dialog that it opens leads back to where one was.
        menu.querySelector('summary')?.focus();
      }
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
    <details
      class="menu"
      ref={here}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        goOn(event.currentTarget, step);
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary class={`button ${kind}`} aria-label={label}>
        {title}
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

const isChoice = (target: Element): boolean => target.closest('.menu > ul :is(a, button)') !== null;

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** Unfolds the menu where it is folded up, and goes to the next choice, or to the one before. */
function goOn(menu: HTMLDetailsElement, step: 1 | -1): void {
  menu.open = true;
  const choices = [...menu.querySelectorAll<HTMLElement>(':scope > ul :is(a, button)')];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 && step === -1 ? choices.length - 1 : at + step;
  choices.at(next % choices.length)?.focus();
}
