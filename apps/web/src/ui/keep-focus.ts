/**
 * Where something that has the focus is taken away, whoever works by keyboard or listens stays near it: in the row beside it,
 * in the list above it, else at the heading over it. The browser would send them back to the beginning of the page.
 */
export function keepFocus(): void {
  let last: Element | null = null;
  const remember = ({ target }: Event) => {
    last = target instanceof Element ? target : null;
  };
  const forget = () => {
    last = null;
  };
  document.addEventListener('focusin', remember);
  // Whoever points elsewhere has left it.
  document.addEventListener('pointerdown', forget, { capture: true });
  new MutationObserver((changes) => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    const away = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)));
    last = null;
    if (away) focusOn(placeOf(away));
  }).observe(document.body, { childList: true, subtree: true });
}

function placeOf({ target, removedNodes, previousSibling, nextSibling }: MutationRecord): HTMLElement | null {
  const beside = [nextSibling, previousSibling].filter(isThere);
  const isRow = removedNodes[0] instanceof HTMLLIElement;
  const row = beside.find((one) => isRow && one instanceof HTMLLIElement);
  const above = beside.at(-1);
  const list = above?.matches('ul, ol') ? above.querySelector<HTMLElement>(':scope > li:last-child') : null;
  const part = (target as Element).closest('section, dialog, main');
  return row ?? list ?? part?.querySelector<HTMLElement>('h1, h2') ?? null;
}

const isThere = (node: Node | null): node is HTMLElement => node instanceof HTMLElement && node.isConnected;

function focusOn(place: HTMLElement | null): void {
  if (place === null) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: place.matches('h1') });
}
