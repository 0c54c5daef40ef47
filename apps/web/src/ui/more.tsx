import type { Pages } from '../api/use-pages.js';
import { Button } from './button.js';
import { Failure } from './failure.js';
import { uiTexts } from './texts.js';

/** The way to the next page of a list, where there is one. */
export function More({ of }: { readonly of: Pages<unknown> }) {
  const { more, isLoadingMore, moreError } = of;
  return (
    <>
      <Failure error={moreError} />
      {more && (
        <p>
          <Button busy={isLoadingMore} onClick={more}>
            {uiTexts.t('more')}
          </Button>
        </p>
      )}
    </>
  );
}
