import type { Invitation, Warning } from './invitation.js';

/** What sending warned of, for the page that comes next. */
let sent: { readonly id: string; readonly warnings: readonly Warning[] } | null = null;

export function keepWarnings({ id, warnings = [] }: Invitation): void {
  sent = { id, warnings };
}

/** Whether an invitation was sent in this tab, and what sending warned of. */
export function warningsOf(id: string): readonly Warning[] | null {
  return sent?.id === id ? sent.warnings : null;
}
