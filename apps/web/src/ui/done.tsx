import type { ComponentChildren } from 'preact';
import { Notice } from './notice.js';

/** What was done last, read out when it appears; nothing where there is nothing to tell. */
export function Done({ children }: { readonly children: ComponentChildren }) {
  if (!children) return null;
  return (
    <Notice kind="good" live>
      {children}
    </Notice>
  );
}
