import type { ComponentChildren } from 'preact';
import type { Action } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { uiTexts } from '../ui/texts.js';
import { Refusal } from './refusal.js';

/** Does it, and what comes after it once it is done. */
export async function runThen(action: Action<readonly []>, onDone: () => void): Promise<void> {
  if (await action.run()) onDone();
}

export interface ActionFormProps {
  readonly action: Action<readonly []>;
  /** What stands on the button. */
  readonly submit: string;
  readonly onDone?: () => void;
  readonly onReload?: (() => void) | undefined;
  readonly kind?: 'first' | 'second';
  readonly children: ComponentChildren;
}

/** A form that does one thing. */
export function ActionForm({ action, submit, onDone = () => {}, onReload, kind = 'first', children }: ActionFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void runThen(action, onDone);
      }}
    >
      {children}
      <Refusal error={action.error} {...(onReload ? { onReload } : {})} />
      <div class="actions">
        <Button type="submit" kind={kind} busy={action.isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

export interface SurelyProps {
  readonly onClose: () => void;
  readonly action: Action<readonly []>;
  readonly button: string;
  readonly onDone: () => void;
  /** What comes of it. */
  readonly children: ComponentChildren;
}

/** What is asked once more before something that can't be taken back: in a dialog. */
export function Surely({ onClose, action, button, onDone, children }: SurelyProps) {
  return (
    <>
      {children}
      <Refusal error={action.error} />
      <div class="actions">
        <Button kind="danger" busy={action.isBusy} onClick={() => void runThen(action, onDone)}>
          {button}
        </Button>
        <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
      </div>
    </>
  );
}

export type SureProps = SurelyProps & { readonly title: ComponentChildren; readonly isOpen: boolean };

/** A dialog that asks no more than that. */
export function Sure({ title, isOpen, ...rest }: SureProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={rest.onClose}>
      <Surely {...rest} />
    </Dialog>
  );
}
