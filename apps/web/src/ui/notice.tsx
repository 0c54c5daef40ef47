import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly kind?: 'plain' | 'good' | 'warn' | 'bad';
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Read out when it appears. */
  readonly live?: boolean;
}

/** Something to know, set apart. */
export function Notice({ kind = 'plain', title, children, live }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} {...(live ? { role: 'status' } : {})}>
      {title !== undefined && <p class="title">{title}</p>}
      {children}
    </div>
  );
}
