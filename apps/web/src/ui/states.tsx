import type { ComponentChildren } from 'preact';
import type { Loaded } from '../api/use-loaded.js';
import { Failure } from './failure.js';
import { uiTexts } from './texts.js';

/** While something is fetched. */
export function Busy() {
  return (
    <p class="busy" role="status">
      {uiTexts.t('busy')}
    </p>
  );
}

/** Where a list has nothing: what would be here, and how it gets here. */
export function Empty({ title, children }: { readonly title?: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="title">{title ?? uiTexts.t('nothing')}</p>
      {children}
    </div>
  );
}

export interface ShownProps<T> {
  readonly of: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
}

/** What was fetched, or that it is being fetched, or why it could not be. */
export function Shown<T>({ of, children }: ShownProps<T>) {
  return (
    <>
      <Failure error={of.error} onRetry={of.reload} />
      {of.value === undefined ? of.isLoading && <Busy /> : children(of.value)}
    </>
  );
}
