import type { ComponentChildren } from 'preact';

export interface WayProps {
  readonly text: string;
  readonly children: ComponentChildren;
}

/** One way on, and what it means. */
export function Way({ text, children }: WayProps) {
  return (
    <li>
      {children}
      <span class="hint">{text}</span>
    </li>
  );
}
