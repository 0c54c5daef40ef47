import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { uiTexts } from './texts.js';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  /** While its work is under way: it stays where it is, and does nothing more. */
  readonly busy?: boolean;
  /** Why it can't be pressed now; shown to nobody else, so say it beside the button too. */
  readonly disabled?: boolean;
  /** `submit` in a form; how much it stands out. */
  readonly type?: 'button' | 'submit';
  readonly kind?: 'first' | 'second' | 'danger' | 'plain';
  /** What it does, where its words don't say of what. */
  readonly label?: string;
}

export function Button({ children, onClick, busy, disabled, type = 'button', kind = 'second', label }: ButtonProps) {
  const off = busy === true || disabled === true;
  return (
    <button
      type={type}
      class={`button ${kind}`}
      aria-disabled={off ? 'true' : undefined}
      aria-label={label}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {children}
      {busy && <span class="visually-hidden">{uiTexts.t('busy')}</span>}
    </button>
  );
}
