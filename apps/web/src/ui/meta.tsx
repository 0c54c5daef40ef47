import type { ComponentChild } from 'preact';

/** Short facts about something, in a line that breaks between them; what is false is left out. */
export function Meta({ items }: { readonly items: readonly (ComponentChild | false)[] }) {
  return (
    <ul class="meta">
      {items.map((item, i) => (item === false || item === null || item === undefined ? null : <li key={i}>{item}</li>))}
    </ul>
  );
}
