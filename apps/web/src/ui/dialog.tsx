import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { uiTexts } from './texts.js';

export interface DialogProps {
  readonly title: ComponentChildren;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A question or a small form over the page: the browser keeps the focus in it, and Escape closes it. */
export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const here = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = here.current;
    if (isOpen && dialog && !dialog.open) dialog.showModal();
    if (isOpen || !dialog?.open) return;
    dialog.close();
    // What opened it may be gone by now.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [isOpen]);
  useEffect(() => {
    const dialog = here.current;
    // The focus goes back to where it was, also when the dialog is taken away at once.
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={here} aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <>
          <div class="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" class="button plain" onClick={onClose}>
              {uiTexts.t('close')}
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
