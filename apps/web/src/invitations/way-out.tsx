import type { ComponentChildren } from 'preact';

export interface WayOutProps {
  readonly text: string;
  readonly children: ComponentChildren;
}

/** One way on, and what it means. */
export function WayOut({ text, children }: WayOutProps) {
  return (
    <li>
      {children}
      <span class="hint">{text}</span>
    </li>
  );
}
