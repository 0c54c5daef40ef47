import type { Finding } from './answer.js';
import { missingTexts } from './texts.js';

export interface OtherReasonsProps {
  /** `rest`: they don't apply. `untold`: nobody can tell. */
  readonly kind: 'rest' | 'untold';
  readonly findings: readonly Finding[];
}

/** Reasons that are not why, folded up. */
export function OtherReasons({ kind, findings }: OtherReasonsProps) {
  if (findings.length === 0) return null;
  return (
    <details class="other-reasons">
      <summary>{missingTexts.t(kind, { count: findings.length })}</summary>
      <ul>
        {findings.map(({ reason, title }) => (
          <li key={reason}>{title}</li>
        ))}
      </ul>
    </details>
  );
}
