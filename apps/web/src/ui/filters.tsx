export interface FiltersProps {
  /** What is chosen by them. */
  readonly label: string;
  readonly items: readonly {
    readonly key: string;
    readonly text: string;
    readonly href: string;
    readonly isChosen: boolean;
  }[];
}

/** Parts of a list to choose from, each at its address. */
export function Filters({ label, items }: FiltersProps) {
  return (
    <nav aria-label={label}>
      <ul class="ways parts">
        {items.map(({ key, text, href, isChosen }) => (
          <li key={key}>
            <a href={href} aria-current={isChosen ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
